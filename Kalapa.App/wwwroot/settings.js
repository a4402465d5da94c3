// What one's own browser does, on the page of one's own settings: shows what fits it, and asks it for something only at a click.
(() => {
  'use strict';

  const worker = '/push-worker.js';
  const signs = document.querySelector('[data-signs]');
  const notes = document.querySelector('[data-push]');

  // The worker that shows notes, here before it is asked for anything.
  async function register() {
    await navigator.serviceWorker.register(worker);
    return navigator.serviceWorker.ready;
  }

  async function mayShow() {
    return await Notification.requestPermission() === 'granted';
  }

  if (signs) {
    const boxes = [...signs.querySelectorAll('[data-sign]')];
    const denied = signs.querySelector('[data-signs-denied]');
    const canShow = 'Notification' in window && 'serviceWorker' in navigator;
    const wanted = window.kalapaSigns.wanted();
    for (const box of boxes) {
      box.checked = wanted[box.dataset.sign];
      if (box.dataset.sign === 'note') {
        box.checked &&= canShow && Notification.permission === 'granted';
        box.disabled = !canShow;
      }
      box.addEventListener('change', async () => {
        if (box.dataset.sign === 'note' && box.checked) {
          const may = await mayShow();
          denied.hidden = may;
          box.checked = may;
          if (may) await register();
        }
        window.kalapaSigns.choose(box.dataset.sign, box.checked);
      });
    }

    let trying;
    signs.querySelector('[data-signs-try]').addEventListener('click', () => {
      const chosen = sign => boxes.some(box => box.dataset.sign === sign && box.checked);
      window.kalapaSigns.show('1');
      clearTimeout(trying);
      trying = setTimeout(() => window.kalapaSigns.show(), 5000);
      if (chosen('sound')) window.kalapaSigns.play();
      if (chosen('note')) window.kalapaSigns.note(signs.dataset.sampleTitle, signs.dataset.sample, 'kalapa-coba', '/akun/pengaturan#peramban');
    });
    signs.hidden = false;
  }

  if (notes?.dataset.push) {
    const form = notes.querySelector('form[data-push-state]');
    const button = form.querySelector('button');
    const key = Uint8Array.from(atob(notes.dataset.push.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
    const text = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
    const isSame = bytes => bytes && text(bytes) === text(key);

    function tell(...states) {
      for (const one of notes.querySelectorAll('[data-push-state]')) one.hidden = !states.includes(one.dataset.pushState);
    }

    async function state() {
      if (!window.isSecureContext) return 'insecure';
      const isApple = /iPhone|iPad/.test(navigator.userAgent) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);
      if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return isApple ? 'install' : 'unsupported';
      if (Notification.permission === 'denied') return 'denied';
      const kept = await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription();
      return notes.dataset.pushHere && kept && isSame(kept.options.applicationServerKey) ? 'on' : 'off';
    }

    form.addEventListener('submit', async event => {
      event.preventDefault();
      button.disabled = true;
      try {
        if (!await mayShow()) return tell(Notification.permission === 'denied' ? 'denied' : 'off');
        const { pushManager } = await register();
        let kept = await pushManager.getSubscription();
        if (kept && !isSame(kept.options.applicationServerKey)) {
          // Made for keys that Kalapa has no more.
          await kept.unsubscribe();
          kept = null;
        }
        kept ??= await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
        form.elements.endpoint.value = kept.endpoint;
        form.elements.p256dh.value = text(kept.getKey('p256dh'));
        form.elements.auth.value = text(kept.getKey('auth'));
        form.submit();
      } catch {
        tell('failed', 'off');
      } finally {
        button.disabled = false;
      }
    });

    // Removed here, it is given up by the browser as well.
    notes.querySelector('[data-push-remove=here]')?.addEventListener('submit', async event => {
      event.preventDefault();
      try {
        await (await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription())?.unsubscribe();
      } finally {
        event.target.submit();
      }
    });
    state().then(tell);
  }
})();
