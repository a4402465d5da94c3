// A link to a field (<a data-field-link href="…#id">) brings the focus there, also when its step must be drawn first.
(() => {
  'use strict';

  const patience = 5000;

  function focusOn(id, until) {
    const place = document.getElementById(id);
    if (!place) {
      if (Date.now() < until) setTimeout(() => focusOn(id, until), 50);
      return;
    }
    for (let box = place.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    place.scrollIntoView({ block: 'center' });
    const field = place.matches('input, select, textarea') ? place : place.querySelector('input, select, textarea, button, a');
    field?.focus({ preventScroll: true });
  }

  document.addEventListener('click', event => {
    const id = event.target.closest?.('a[data-field-link]')?.hash.slice(1);
    // After the router's own scrolling.
    if (id) setTimeout(() => focusOn(decodeURIComponent(id), Date.now() + patience), 50);
  });
})();

// Of an ID's number no more than the last four characters leave the browser (R11).
//
//   <input data-last-four>   Shows the last four letters and digits of whatever is typed or pasted, and says so to the page
//                            when it is left: what stands there in between is on the screen alone.
(() => {
  'use strict';

  const own = new WeakSet();
  const changed = new WeakSet();

  function shorten(field) {
    const meant = [...field.value.normalize('NFKC')].filter(letter => /[\p{L}\p{N}]/u.test(letter));
    if (meant.length > 4) field.value = meant.slice(-4).join('');
  }

  function tell(field) {
    changed.delete(field);
    shorten(field);
    for (const name of ['input', 'change']) {
      const event = new Event(name, { bubbles: true });
      own.add(event);
      field.dispatchEvent(event);
    }
  }

  window.addEventListener('input', event => {
    if (own.has(event) || !event.target.matches?.('[data-last-four]')) return;
    event.stopImmediatePropagation();
    shorten(event.target);
    changed.add(event.target);
  }, true);
  window.addEventListener('change', event => {
    if (own.has(event) || !changed.has(event.target)) return;
    event.stopImmediatePropagation();
    tell(event.target);
  }, true);
  window.addEventListener('focusout', event => { if (changed.has(event.target)) tell(event.target); }, true);
  window.addEventListener('keydown', event => { if (event.key === 'Enter' && changed.has(event.target)) tell(event.target); }, true);
})();

// A field that is full says so, instead of swallowing what comes after: <body data-full="… {0} …">.
(() => {
  'use strict';

  const shownFor = 6000;

  function room(field) {
    return field.maxLength - field.value.length + (field.selectionEnd - field.selectionStart);
  }

  function say(field) {
    field.setCustomValidity(document.body.dataset.full.replace('{0}', field.maxLength.toLocaleString(document.documentElement.lang)));
    field.reportValidity();
    const quiet = () => field.setCustomValidity('');
    field.addEventListener('input', quiet, { once: true });
    setTimeout(quiet, shownFor);
  }

  document.addEventListener('beforeinput', event => {
    const field = event.target;
    if (!document.body.dataset.full || !field.matches?.('textarea[maxlength], input[maxlength]') || field.readOnly || field.selectionStart === null) return;
    const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    // After the browser's own cut, whose input event must not take the sentence away.
    if (event.inputType.startsWith('insert') && text.length > room(field)) setTimeout(() => say(field));
  });
})();
