// On the page that is shown while the database is away: asks the server until it is ready, then loads what was asked for. A plain file
// without inline code, so script-src 'self' is enough.
//
//   <script src="/outage.js" data-again="/antrian"></script>
(() => {
  'use strict';

  const askEvery = 1000;
  const again = document.currentScript.dataset.again;
  // Not everybody in the same instant.
  const soon = () => Math.random() * 1000;

  async function ask() {
    try {
      const answer = await fetch('/sambungan/siap', { cache: 'no-store', credentials: 'omit' });
      if (answer.ok) {
        setTimeout(() => location.replace(again), soon());
        return;
      }
    } catch { /* not yet */ }
    setTimeout(ask, askEvery);
  }

  setTimeout(ask, askEvery);
})();
