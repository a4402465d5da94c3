// The tab tells of unread news while one looks elsewhere: a count before its title and a dot on its icon. The bell says how many there are (data-unread),
// on every page and live; nothing here asks the server.
(() => {
  'use strict';

  const icon = document.querySelector('link[rel=icon]');
  const plain = icon?.getAttribute('href');
  const counted = /^\(\d+\+?\) /;

  function show() {
    const unread = document.querySelector('.bell')?.dataset.unread ?? '';
    // The words are changed where they stand: Blazor keeps the node and writes the next page's title into it. A page that is being changed has none for a moment.
    const words = document.querySelector('title')?.firstChild;
    if (words) {
      const title = words.data.replace(counted, '');
      const wanted = unread ? `(${unread}) ${title}` : title;
      if (words.data !== wanted) words.data = wanted;
    }

    const href = unread ? '/favicon-news.svg' : plain;
    if (icon && icon.getAttribute('href') !== href) icon.setAttribute('href', href);
  }

  new MutationObserver(show).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-unread'] });
  new MutationObserver(show).observe(document.head, { subtree: true, childList: true, characterData: true });
  show();
})();
