// Tells of news while one looks elsewhere: a count before the tab's title, a dot on its icon, and, where this browser was asked for it, a short sound and a note on the screen.
// The bell says how many are unread (data-unread) and which news may be heard at this hour (data-news and what it reads); nothing here asks the server.
// What is wanted is kept in this browser: another on another desk has other ears around it.
(() => {
  'use strict';

  const store = 'kalapa-signs';
  const icon = document.querySelector('link[rel=icon]');
  const plain = icon?.getAttribute('href');
  const counted = /^\(\d+\+?\) /;
  const bell = () => document.querySelector('.bell');

  let wanted = read();
  let heard = bell()?.dataset.news;
  let leads = !navigator.locks;
  let turn;
  let audio;

  function read() {
    try {
      return { title: true, icon: true, sound: false, note: false, ...JSON.parse(localStorage.getItem(store)) };
    } catch {
      return { title: true, icon: true, sound: false, note: false };
    }
  }

  function choose(sign, isWanted) {
    wanted = { ...wanted, [sign]: isWanted };
    try {
      localStorage.setItem(store, JSON.stringify(wanted));
    } catch { /* a browser that keeps nothing forgets it with the page */ }
    show();
  }

  function show(unread = bell()?.dataset.unread ?? '') {
    // The words are changed where they stand: Blazor keeps the node and writes the next page's title into it. A page that is being changed has none for a moment.
    const words = document.querySelector('title')?.firstChild;
    if (words) {
      const title = words.data.replace(counted, '');
      const shown = unread && wanted.title ? `(${unread}) ${title}` : title;
      if (words.data !== shown) words.data = shown;
    }

    const href = unread && wanted.icon ? '/favicon-news.svg' : plain;
    if (icon && icon.getAttribute('href') !== href) icon.setAttribute('href', href);
  }

  function listen() {
    show();
    const { news, newsTitle, newsBody, newsTag, newsUrl } = bell()?.dataset ?? {};
    if (!news || news === heard) return;
    heard = news;
    // Whoever sees the page sees the bell. Of several tabs that nobody sees, one speaks.
    if (!document.hidden || !leads) return;
    if (wanted.sound) play();
    if (wanted.note) note(newsTitle, newsBody, newsTag, newsUrl);
  }

  // The tab that was looked at last leads; when it is closed, the next in line does. A lead that is taken away ends the promise, and the tab stands in line again.
  function lead(now) {
    turn?.abort();
    const mine = turn = new AbortController();
    navigator.locks.request(store, now ? { steal: true } : { signal: mine.signal }, () => {
      leads = turn === mine;
      return new Promise(() => {});
    }).catch(() => {
      if (turn !== mine) return;
      leads = false;
      lead(false);
    });
  }

  // Two soft tones. A page that was never touched may not make a sound; then it makes none.
  function play() {
    audio ??= new AudioContext();
    audio.resume().then(() => {
      for (const [pitch, after] of [[660, 0], [880, 0.16]]) {
        const tone = audio.createOscillator();
        const volume = audio.createGain();
        const start = audio.currentTime + after;
        tone.frequency.value = pitch;
        volume.gain.setValueAtTime(0.0001, start);
        volume.gain.exponentialRampToValueAtTime(0.2, start + 0.02);
        volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
        tone.connect(volume).connect(audio.destination);
        tone.start(start);
        tone.stop(start + 0.4);
      }
    }).catch(() => {});
  }

  // By the worker, as what is pushed: the same tag, so one takes the place of the other, and the same way at a click.
  async function note(title, body, tag, url) {
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    const worker = await navigator.serviceWorker?.getRegistration('/');
    await worker?.showNotification(title, { body, tag, renotify: true, icon: '/icon-192.png', lang: document.documentElement.lang, data: { url } });
  }

  new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-unread', 'data-news'] });
  new MutationObserver(() => show()).observe(document.head, { subtree: true, childList: true, characterData: true });
  window.addEventListener('storage', event => {
    if (event.key !== store) return;
    wanted = read();
    show();
  });
  if (navigator.locks) {
    lead(!document.hidden);
    document.addEventListener('visibilitychange', () => { if (!document.hidden && !leads) lead(true); });
  }

  window.kalapaSigns = { wanted: () => ({ ...wanted }), leads: () => leads, choose, show, play, note };
  show();
})();
