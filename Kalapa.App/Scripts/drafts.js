// Keeps in this tab what was typed and not sent, so that it is there again after a reload or a restart of the server.
//
//   <textarea data-draft="draft:{user}:{ticket}:{audience}">   The component reads it back, and takes it away once it is sent.
(() => {
  'use strict';

  document.addEventListener('input', event => {
    const key = event.target.dataset?.draft;
    if (!key) return;
    try {
      if (event.target.value) sessionStorage.setItem(key, event.target.value);
      else sessionStorage.removeItem(key);
    } catch { /* no room or not allowed: it is only kept on the screen */ }
  });

  // Who signs out leaves nothing behind.
  document.addEventListener('submit', event => {
    if (!event.target.matches('form[action="/akun/keluar"]')) return;
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith('draft:')) sessionStorage.removeItem(key);
    }
  });
})();
