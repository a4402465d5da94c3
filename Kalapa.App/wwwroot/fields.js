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
