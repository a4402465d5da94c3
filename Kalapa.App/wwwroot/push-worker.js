// Shows what Kalapa posts to this browser, and opens its page at a click. It does nothing else: it keeps nothing, and pages come from the server as if it were not there.
'use strict';

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('push', event => event.waitUntil(show(event.data)));

self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url));
});

async function show(data) {
  let note = {};
  try {
    note = data.json();
  } catch { /* a browser takes the right away from who is pushed to and shows nothing */ }
  const tag = note.tag ?? 'kalapa';
  // The page may have shown the very same already: then nothing sounds a second time.
  const shown = await self.registration.getNotifications({ tag });
  await self.registration.showNotification(note.title ?? 'Kalapa', {
    body: note.body,
    tag,
    renotify: !shown.some(one => one.body === note.body),
    lang: note.lang,
    icon: '/icon-192.png',
    data: { url: note.url },
  });
}

// A window that shows the page already is brought to the front; no other is led away from what somebody may be typing in it.
async function open(url) {
  const address = new URL(url ?? '/', self.location.origin);
  if (address.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find(one => new URL(one.url).pathname === address.pathname);
  await (there ? there.focus() : self.clients.openWindow(address.href));
}
