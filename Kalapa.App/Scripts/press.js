// Keeps opposite acts from under one finger, on every page: when a press changes what stands under the pointer (Enter becomes Leave, Suspend
// becomes Resume, a dialog opens with its own button there), the new thing takes no press for a moment. A slow second press of a double click
// then does nothing, instead of the opposite of the first.
(() => {
  'use strict';

  // What appeared under the pointer is dead for this long; the slowest double clicks that systems know take 900 ms.
  const settle = 1000;
  // An answer may be slow: for this long after a press its place is watched.
  const watchFor = 5000;
  // A finger does not come down twice on the same pixel.
  const reach = 32;

  let pressed = null;

  const buttonOf = node => node?.closest?.('button, [role=button], a[href], input[type=submit]');
  // What a button does, whatever element it is drawn with. Counters in it are not what it does.
  const actOf = button => button && [button.dataset.test, button.getAttribute('aria-label'), button.textContent].join('|').replace(/\d+/g, '').trim();

  function placeOf(event, button) {
    if (event.detail > 0) return { x: event.clientX, y: event.clientY };
    const box = button.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  const isThere = ({ x, y }) => pressed && Math.hypot(x - pressed.x, y - pressed.y) < reach;

  function release() {
    pressed?.dead?.removeAttribute('data-settling');
    if (pressed) pressed.dead = null;
  }

  // Looks at what is under the pointer now. A new act there is new from this moment on.
  function look() {
    if (!pressed || performance.now() - pressed.at > watchFor) return;
    const button = buttonOf(document.elementFromPoint(pressed.x, pressed.y));
    const act = actOf(button);
    if (!act || act === pressed.seen) return;
    pressed.seen = act;
    if (act === pressed.act) return;
    pressed.until = performance.now() + settle;
    release();
    pressed.dead = button;
    button.setAttribute('data-settling', '');
    clearTimeout(pressed.timer);
    pressed.timer = setTimeout(release, settle);
  }

  document.addEventListener('click', event => {
    const button = buttonOf(event.target);
    if (!button || !event.isTrusted) return;
    const place = placeOf(event, button);
    const act = actOf(button);
    look();
    if (isThere(place) && act !== pressed.act && performance.now() < pressed.until) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    release();
    pressed = { ...place, act, seen: act, at: performance.now(), until: performance.now() + settle, dead: null };
  }, true);

  // Who goes on by keyboard has left the place.
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') return;
    release();
    pressed = null;
  }, true);

  document.addEventListener('pointermove', event => {
    if (pressed && event.pointerType === 'mouse' && !isThere({ x: event.clientX, y: event.clientY })) {
      release();
      pressed = null;
    }
  }, true);

  new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
})();
