// Tells a page that shows one ticket whether its tab is before somebody's eyes (TicketSeen.razor).
(() => {
  'use strict';

  window.kalapaSeen = {
    watch(page) {
      // A page that is gone does not answer: then nothing is left to tell. A line that is cut is told by the circuit itself.
      const tell = () => page.invokeMethodAsync('SeesAsync', !document.hidden)
        .catch(() => { if (document.documentElement.dataset.link !== 'down') document.removeEventListener('visibilitychange', tell); });
      document.addEventListener('visibilitychange', tell);
      tell();
    },
  };
})();
