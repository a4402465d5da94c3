// The gate's page: takes the keys of a scanner wherever the focus is, asks with each code, knows what has no answer yet, and says so when
// the line does not answer. Nothing here is ever sent as a form: the page, and its evacuation list, stay.
//
// <div data-gate data-post data-answers="ids that are answered"> is the page, <form data-gate-ask> its field, [data-press] a button that
// writes. On <html>: data-gate-asking while a new question has no answer, data-gate-line="unchecked" while nothing shown is certain.
(() => {
  'use strict';

  // An answer that is out for longer makes what is shown uncertain.
  const answerWithin = 1000;
  const lookEvery = 250;
  const askLineEvery = 1000;
  // A scanner sends a key each 5 to 10 ms; nobody types like that.
  const scannerGap = 50;
  const shortestScan = 8;
  const codeAtEnd = /(?:https?:\/\/\S*)?\/cek\/\S+$|KLP[\s-]*[A-Z]{3}(?:[\s-]*[0-9A-Z]){11}$/i;
  // Some scanners end with two keys (CR and LF, or Tab): the second is no question, and no key of the guard's.
  const echo = 1000;
  const suffixGap = 150;
  const kept = 'kalapa-gate-presses';
  const keptQuestions = 'kalapa-gate-questions';
  // A question outlives the page that has to be loaded anew after a cut, but not the guard's patience.
  const questionKept = 120000;

  const root = document.documentElement.dataset;
  const page = () => document.querySelector('[data-gate]');
  const field = () => document.getElementById('gate-code');

  let circuit = null;
  let questions = load(keptQuestions).filter(question => Date.now() - question.at < questionKept);
  let presses = load(kept);
  let lineAskedAt = null;
  let number = 0;

  // ---- what is not answered

  function load(name) {
    try { return JSON.parse(sessionStorage.getItem(name)) ?? []; } catch { return []; }
  }

  function keep() {
    try {
      sessionStorage.setItem(kept, JSON.stringify(presses));
      sessionStorage.setItem(keptQuestions, JSON.stringify(questions));
    } catch { /* private mode: until the page goes */ }
  }

  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  function hear() {
    const answered = new Set(page()?.dataset.answers?.split(' '));
    const pressedHere = presses.filter(press => answered.has(press.id));
    const isAnswered = questions.some(question => answered.has(question.id));
    questions = questions.filter(question => !answered.has(question.id));
    presses = presses.filter(press => !answered.has(press.id));
    if (isAnswered || pressedHere.length) keep();
    // What is typed meanwhile is the next question: an answer to the last one neither clears nor selects it.
    if (strokes === 0 && isAnswered && questions.length === 0) {
      if (document.querySelector('.gate-open[data-open]')) field().value = '';
      ready(true);
    } else if (strokes === 0 && pressedHere.length) {
      ready(false);
    }
    show();
  }

  // What stands in the field is selected, so that the next code takes its place and a slip can still be mended. On a touch screen the
  // field is left alone: it would bring up the keyboard, and keys are heard anyway.
  function ready(toTop) {
    const target = field();
    const elsewhere = isText(document.activeElement) && document.activeElement !== target;
    if (!target || elsewhere) return;
    if (matchMedia('(pointer: fine)').matches) {
      target.focus({ preventScroll: true });
      target.select();
    }
    if (toTop) target.form.scrollIntoView({ block: 'start' });
  }

  function show() {
    if (!page()) {
      delete root.gateAsking;
      delete root.gateLine;
      return;
    }
    const now = performance.now();
    const late = [...questions, ...presses].some(open => open.since !== undefined && now - open.since > answerWithin)
      || (lineAskedAt !== null && now - lineAskedAt > answerWithin);
    const unchecked = late || root.link === 'down';
    if (unchecked) root.gateLine = 'unchecked'; else delete root.gateLine;
    if (questions.length || typing()) root.gateAsking = ''; else delete root.gateAsking;
    const list = document.querySelector('[data-gate-pending]');
    const lines = unchecked ? [...questions.map(question => question.text), ...presses.filter(press => press.since !== undefined).map(press => `${list?.dataset[press.kind] ?? ''}: ${press.name}`)] : [];
    if (list && list.textContent !== lines.join('')) {
      list.replaceChildren(...lines.map(line => Object.assign(document.createElement('li'), { textContent: line })));
    }
  }

  // ---- keys

  let fresh = true;
  let lastKey = 0;
  let burst = '';
  let keys = '';
  let before = null;
  let lastAsked = -echo;
  let strokes = 0;

  const isText = node => node instanceof Element && node.matches('input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable=true]');
  const inDialog = node => node instanceof Element && node.closest('[role=dialog], dialog, .mud-dialog, [popover]');
  // The old answer goes with the first stroke of a new code; it comes back when the field is emptied, for then nothing newer is asked.
  const typing = () => strokes > 0 && (field()?.value ?? '') !== '';

  // The key's character on the layout that scanners are made for, whatever layout this computer has.
  function plainKey(event) {
    const code = event.code;
    if (/^Key[A-Z]$/.test(code)) return event.shiftKey ? code[3] : code[3].toLowerCase();
    if (/^(Digit|Numpad)[0-9]$/.test(code)) return event.shiftKey ? '' : code.at(-1);
    return { Minus: event.shiftKey ? '_' : '-', NumpadSubtract: '-', Slash: event.shiftKey ? '?' : '/', NumpadDivide: '/', Period: '.', NumpadDecimal: '.', Semicolon: event.shiftKey ? ':' : ';', Equal: event.shiftKey ? '+' : '=', Space: ' ' }[code] ?? '';
  }

  function onKey(event) {
    const target = field();
    if (!page() || !target || event.ctrlKey && event.key !== 'j' || event.altKey || event.metaKey || event.isComposing || inDialog(event.target)) return;
    // When the key was pressed, not when this busy page came to it.
    const now = event.timeStamp;
    const isScan = now - lastKey < scannerGap;
    const elsewhere = isText(event.target) && event.target !== target;
    if (event.key.length === 1 && !event.ctrlKey) {
      if (!isScan) [burst, keys, before] = ['', '', elsewhere ? event.target.value : null];
      lastKey = now;
      burst += event.key;
      keys += plainKey(event);
      // A blank presses a button or ticks a box, unless a scanner sends it.
      if (elsewhere || event.target !== target && event.key === ' ' && !isScan) return;
      strokes++;
      if (event.target !== target) {
        event.preventDefault();
        target.value = fresh || !isScan && document.activeElement !== target ? event.key : target.value + event.key;
        target.focus({ preventScroll: true });
        target.setSelectionRange(target.value.length, target.value.length);
      }
      fresh = false;
      show();
      return;
    }
    const ends = event.key === 'Enter' || event.key === 'Tab' || event.ctrlKey && event.key === 'j';
    if (!ends) {
      if (event.key === 'Escape' && event.target === target) {
        target.value = '';
        strokes = 0;
        show();
      }
      return;
    }
    const scanned = isScan && burst.length >= shortestScan;
    // What comes after is no part of this burst, however soon: a blank after a Tab ticks a box.
    lastKey = 0;
    if (elsewhere) {
      // A code that fell into another field is taken out of it again, however fast it came: nobody looks for a code by name.
      const text = event.target.value ?? '';
      const found = codeAtEnd.exec(text);
      if (!found) return;
      event.preventDefault();
      // Of a scan that stopped for a moment, what came before the pause is in the field as well: that is no part of what it had.
      const isWhole = before !== null && !(text.startsWith(before) && before.length > found.index);
      event.target.value = scanned && isWhole ? before : text.slice(0, found.index);
      event.target.dispatchEvent(new Event('input', { bubbles: true }));
      target.value = found[0];
      target.focus({ preventScroll: true });
      strokes++;
      ask(found[0]);
      return;
    }
    // The second of two suffixes, or the Enter of a scan on a button that has the focus: it belongs to the scan.
    if (now - lastAsked < suffixGap && strokes === 0 && event.target !== target || scanned && event.target !== target) {
      event.preventDefault();
      if (scanned) ask(target.value);
      return;
    }
    if (event.target === target && (event.key !== 'Tab' || scanned)) {
      event.preventDefault();
      ask(target.value);
    }
  }

  function ask(text) {
    const typed = text.trim();
    const now = performance.now();
    if (typed === '' || strokes === 0 && now - lastAsked < echo) return;
    const question = { id: `${Date.now()}-${++number}`, text: typed, keys: keys && keys !== burst ? keys : null, at: Date.now(), since: now };
    [lastAsked, strokes, fresh, burst, keys, lastKey] = [now, 0, true, '', '', 0];
    field()?.select();
    questions.push(question);
    keep();
    send(question);
    show();
  }

  function send(question) {
    // A line that is cut rejects or waits: the question stays open, and is asked again when there is one.
    circuit?.invokeMethodAsync('ScanAsync', question.id, question.text, question.keys).catch(() => {});
  }

  // ---- presses

  // The same press again while the first has no answer is the first.
  function note(button) {
    const { press: kind, permit, who: person = null, name } = button.dataset;
    const same = presses.find(press => press.since !== undefined && press.kind === kind && press.permit === permit && press.person === person);
    if (same) return same.id;
    const press = { id: uuid(), kind, permit, person, name, at: Date.now(), since: performance.now() };
    presses.push(press);
    keep();
    return press.id;
  }

  function onClick(event) {
    if (event.target.closest?.('[data-gate-print]')) window.print();
    // What a row opens stands at the head of the page, and so does the guard then.
    if (event.target.closest?.('.gate-row:not([aria-disabled])')) field()?.form.scrollIntoView({ block: 'start' });
    const button = event.target.closest?.('[data-press]');
    if (!button || button.disabled) return;
    if (root.gateLine) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    event.kalapaPress = note(button);
    show();
  }

  // ---- the line

  async function askLine() {
    if (!circuit || !page() || document.hidden || lineAskedAt !== null || root.link === 'down') return;
    lineAskedAt = performance.now();
    try { await DotNet.invokeMethodAsync('Kalapa.App', 'IsAlive'); } catch { /* live.js says so */ }
    lineAskedAt = null;
    show();
  }

  // After a cut or a reload: what was asked is asked again, what was pressed is looked up, never pressed again.
  async function resume() {
    lineAskedAt = null;
    questions.forEach(question => { question.since = performance.now(); send(question); });
    if (!presses.length || !circuit) return show();
    const open = presses.map(({ id, kind, permit, person, name, at }) => ({ id, kind, permit, person, name, at }));
    try {
      const missing = new Set(await circuit.invokeMethodAsync('AskUnrecordedAsync', open));
      const asked = new Set(open.map(press => press.id));
      presses = presses.filter(press => !asked.has(press.id) || missing.has(press.id));
      presses.forEach(press => { if (missing.has(press.id)) delete press.since; });
      keep();
    } catch { /* the line went again: the next time */ }
    show();
  }

  function device() {
    try {
      let id = localStorage.getItem('kalapa-gate-device');
      if (!id) localStorage.setItem('kalapa-gate-device', id = uuid());
      return { id, post: localStorage.getItem('kalapa-gate-post') };
    } catch {
      return { id: uuid(), post: null };
    }
  }

  window.kalapaGate = {
    attach(self) {
      circuit = self;
      // A press of a page that is gone waits for no answer any more.
      presses.forEach(press => { delete press.since; });
      ready(false);
      queueMicrotask(resume);
      return device();
    },
    acknowledge() {
      presses = presses.filter(press => press.since !== undefined);
      keep();
      show();
    },
  };

  Blazor.registerCustomEventType('gatepress', { browserEventName: 'click', createEventArgs: event => ({ id: event.kalapaPress ?? uuid() }) });

  document.addEventListener('keydown', onKey, true);
  document.addEventListener('click', onClick, true);
  document.addEventListener('input', event => { if (event.target === field()) { strokes++; fresh = false; show(); } }, true);
  document.addEventListener('submit', event => {
    if (!event.target.matches?.('[data-gate-ask]')) return;
    event.preventDefault();
    event.stopPropagation();
    if (strokes === 0) lastAsked = -echo;
    ask(field().value);
  }, true);
  window.addEventListener('beforeprint', () => {
    const said = document.querySelector('[data-gate-printed]');
    if (!said) return;
    const now = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'medium', timeZone: said.dataset.zone }).format(new Date());
    said.textContent = ` · ${said.dataset.words.replace('{0}', now)}`;
  });

  let wasDown = false;
  let wasPost;
  new MutationObserver(() => {
    hear();
    const isDown = root.link === 'down';
    if (wasDown && !isDown) resume();
    wasDown = isDown;
    const post = page()?.dataset.post;
    if (post && post !== wasPost) {
      wasPost = post;
      // The field is drawn with its post, which may come after the page was attached.
      ready(false);
      try { localStorage.setItem('kalapa-gate-post', post); } catch { /* asked again next time */ }
    }
    if (!page()) [circuit, wasPost] = [null, undefined];
  }).observe(document.documentElement, { subtree: true, attributeFilter: ['data-answers', 'data-link', 'data-post'], childList: true });

  // Seconds that are told by the server run down here.
  setInterval(() => {
    for (const said of document.querySelectorAll('[data-counts-down]')) {
      said.kalapaUntil ??= performance.now() + 1000 * said.dataset.countsDown;
      const left = Math.max(0, Math.ceil((said.kalapaUntil - performance.now()) / 1000));
      const words = said.dataset.words.replace('{0}', left);
      if (said.textContent !== words) said.textContent = words;
    }
    show();
  }, lookEvery);
  setInterval(askLine, askLineEvery);
})();
