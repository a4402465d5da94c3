// Keeps opposite acts from under one finger, on every page: when a press changes what stands under the pointer (Enter becomes Leave, Suspend
// becomes Resume, a dialog opens with its own button there), the new thing takes no press for a moment. A slow second press of a double click
// then does nothing, instead of the opposite of the first.
//
// And lets a press end where it began: the field that is left by it may say what is wrong with it, or a live row may come, and push the button from
// under the pointer before it is let go. The browser then clicks nothing, or what came there instead.
(() => {
  'use strict';

  // What appeared under the pointer is dead for this long; the slowest double clicks that systems know take 900 ms.
  const settle = 1000;
  // An answer may be slow: for this long after a press its place is watched.
  const watchFor = 5000;
  // A finger does not come down twice on the same pixel.
  const reach = 32;

  let pressed = null;
  let held = null;

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

  document.addEventListener('pointerdown', event => {
    const isPlain = event.isPrimary && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const button = isPlain ? buttonOf(event.target) : null;
    held = button && { button, x: event.clientX, y: event.clientY };
  }, true);

  document.addEventListener('pointerup', event => {
    const press = held;
    held = null;
    // Letting go elsewhere is how a press is taken back.
    if (!press || Math.hypot(event.clientX - press.x, event.clientY - press.y) >= reach) return;
    if (!press.button.isConnected || press.button.disabled || press.button.contains(document.elementFromPoint(event.clientX, event.clientY))) return;
    const act = actOf(press.button);
    release();
    pressed = { x: event.clientX, y: event.clientY, act, seen: act, at: performance.now(), until: 0, dead: null };
    // What lies there now is new, and takes no press for a moment: a finger's click still comes to it.
    look();
    press.button.click();
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
