// Rows of a spreadsheet may be longer than one message of a circuit may be: a long text goes to the server in parts.
//
//   <textarea data-paste="visitors">   Its component attaches itself: kalapaPaste.attach(element, its .NET reference).
//
// A short text is typed into the field like any other. Of the ID numbers among visitors' rows no more than the last four
// characters leave the browser (R11), in the column of that name, or the fourth; what a spreadsheet damaged stays, to be refused.
window.kalapaPaste = (() => {
  'use strict';

  // Characters in one message: three bytes each at most, and room for what JSON puts before tabs and marks.
  const part = 4000;
  // A hand that goes on typing sends once.
  const patience = 250;
  const fields = new WeakMap();

  const idHeading = /\b(nik|ktp|identitas|id)\b/i;
  const otherHeading = /jenis|type|kind|nama|name/i;
  const idColumn = 3;
  const damaged = /^[\d.,]+e\+?\d+$|#/i;

  function lastFour(cell) {
    const meant = [...cell.normalize('NFKC')].filter(letter => /[\p{L}\p{N}]/u.test(letter));
    return damaged.test(cell.trim()) || meant.length <= 4 ? cell : meant.slice(-4).join('');
  }

  function withoutIds(text) {
    const rows = text.split('\n').map(row => row.split('\t'));
    const named = rows[0].findIndex(head => idHeading.test(head) && !otherHeading.test(head));
    const column = named < 0 ? idColumn : named;
    // A number of 16 digits is a NIK wherever it stands.
    return rows.map((row, at) => row.map((cell, place) =>
      (place === column && (named < 0 || at > 0)) || cell.replace(/\D/g, '').length === 16 ? lastFour(cell) : cell).join('\t')).join('\n');
  }

  const isHigh = code => code >= 0xD800 && code <= 0xDBFF;

  function* parts(text) {
    for (let start = 0; start < text.length;) {
      let end = Math.min(text.length, start + part);
      if (end < text.length && isHigh(text.charCodeAt(end - 1))) end--;
      yield text.slice(start, end);
      start = end;
    }
  }

  async function send(field, state) {
    const turn = ++state.turn;
    const text = field.value;
    if (!await state.reader.invokeMethodAsync('BeginAsync', text.length)) return;
    for (const piece of parts(text)) {
      if (turn !== state.turn) return;
      await state.reader.invokeMethodAsync('TakeAsync', piece);
    }
    if (turn === state.turn) await state.reader.invokeMethodAsync('EndAsync');
  }

  const isPasteField = target => target instanceof HTMLTextAreaElement && target.dataset.paste !== undefined;

  // Before Blazor's own listener on the document.
  window.addEventListener('input', event => {
    if (!isPasteField(event.target)) return;
    const state = fields.get(event.target);
    clearTimeout(state?.timer);
    if (event.target.dataset.paste === 'visitors') {
      const kept = withoutIds(event.target.value);
      if (kept !== event.target.value) event.target.value = kept;
    }
    if (event.target.value.length <= part) {
      if (state) state.turn++;
      return;
    }
    event.stopImmediatePropagation();
    // What is pasted before the component has attached itself waits for it.
    if (!state) return;
    state.timer = setTimeout(() => send(event.target, state).catch(() => { /* the line is down: the banner says so */ }), patience);
  }, true);

  // Blazor sends a field's whole value with every event that anything around it listens to; a long one would end the line.
  for (const name of ['focusin', 'focusout', 'change', 'click', 'dblclick', 'keydown', 'keypress', 'keyup', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'paste', 'copy', 'cut']) {
    window.addEventListener(name, event => {
      if (isPasteField(event.target) && event.target.value.length > part) event.stopImmediatePropagation();
    }, true);
  }

  return {
    attach: (field, reader) => {
      fields.set(field, { reader, turn: 0, timer: 0 });
      if (field.value) field.dispatchEvent(new Event('input', { bubbles: true }));
    },
  };
})();
