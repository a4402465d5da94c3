// A button that waits for its verb is disabled meanwhile, and a browser takes the focus from what is disabled. When the button may be
// pressed again and nobody has gone elsewhere, it gets the focus back: who works by keyboard or ear keeps the place.
(() => {
  'use strict';

  let place = null;

  document.addEventListener('focusin', event => { place = event.target; });
  document.addEventListener('pointerdown', event => { if (!place?.contains(event.target)) place = null; });

  new MutationObserver(changes => {
    const isBack = changes.some(change => change.target === place) && place?.isConnected && !place.disabled;
    if (isBack && document.activeElement === document.body) place.focus({ preventScroll: true });
  }).observe(document.documentElement, { subtree: true, attributeFilter: ['disabled'] });
})();
