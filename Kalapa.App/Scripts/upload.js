// Sends chosen, photographed or dropped files straight to the server, with progress; a circuit never carries a file.
//
//   <div data-upload-root data-token data-max data-too-large data-failed data-offline data-busy data-closed data-ended
//        data-sign-in data-checking data-retry>
//     <div data-upload="/berkas/{ticket}/{paper}">
//       <input type="file"> <div data-upload-progress></div> <input type="hidden" data-upload-result>
//     </div>
//   </div>
//
// The last one is for a page that must know what arrived: it changes to the file's id, a line break and its name.
(() => {
  'use strict';

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function say(place, text, ...after) {
    place.replaceChildren(element('span', text, { role: 'alert', 'data-test': 'upload-problem' }), ...after);
  }

  function tell(drop, text) {
    const result = drop.querySelector('[data-upload-result]');
    if (!result) return;
    result.value = text;
    result.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function send(drop, file) {
    const words = drop.closest('[data-upload-root]').dataset;
    const place = drop.querySelector('[data-upload-progress]');
    const refuse = text => say(place, `${file.name}: ${text}`);
    if (file.size > Number(words.max)) {
      refuse(words.tooLarge);
      return;
    }

    const bar = element('progress', '', { 'aria-label': file.name, max: Math.max(1, file.size), value: 0 });
    // The bar speaks for itself; its figure would be read out a hundred times.
    const percent = element('span', '0 %', { 'aria-hidden': 'true', 'data-test': 'upload-percent' });
    place.replaceChildren(element('span', file.name, { class: 'file-name' }), bar, percent);

    // Offered only where the same file may come in the next time.
    const fail = text => {
      const again = element('button', words.retry, { type: 'button', class: 'button-quiet', 'data-test': 'upload-retry' });
      again.addEventListener('click', () => send(drop, file));
      say(place, `${file.name}: ${text}`, again);
    };

    // Another try would find no session either: the way leads to the sign-in page and back to this one.
    const end = () => {
      const back = encodeURIComponent(location.pathname + location.search);
      say(place, `${file.name}: ${words.ended}`,
        element('a', words.signIn, { class: 'button-quiet', href: `/akun/masuk?returnUrl=${back}`, 'data-test': 'upload-sign-in' }));
    };

    const answer = request => {
      try { return JSON.parse(request.responseText) ?? {}; } catch { return {}; /* not an answer of ours */ }
    };

    const address = new URL(drop.dataset.upload, document.baseURI);
    address.searchParams.set('name', file.name);
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    request.setRequestHeader('RequestVerificationToken', words.token ?? '');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', event => {
      bar.value = event.loaded;
      if (event.lengthComputable) percent.textContent = `${Math.round(100 * event.loaded / event.total)} %`;
    });
    request.upload.addEventListener('load', () => {
      bar.removeAttribute('value'); // Nobody knows how long it takes.
      percent.textContent = words.checking;
      percent.removeAttribute('aria-hidden');
      percent.setAttribute('role', 'status');
    });
    request.addEventListener('error', () => fail(navigator.onLine ? words.failed : words.offline));
    request.addEventListener('load', () => {
      const { id, title } = answer(request);
      const isElsewhere = request.responseURL && new URL(request.responseURL).pathname !== address.pathname;
      if (request.status === 401 || isElsewhere) {
        end();
      } else if (request.status === 200 && id) {
        place.replaceChildren();
        tell(drop, `${id}\n${file.name}`);
      } else if (request.status === 413) {
        refuse(title ?? words.tooLarge);
      } else if (request.status === 422 || request.status === 400) {
        refuse(title ?? words.closed); // The same file would be refused again.
      } else if (request.status === 403 || request.status === 404) {
        refuse(words.closed);
      } else {
        fail(title ?? (request.status >= 500 || request.status === 429 ? words.busy : words.failed));
      }
    });
    request.send(file);
  }

  document.addEventListener('change', event => {
    const drop = event.target.closest?.('[data-upload]');
    if (!drop || event.target.type !== 'file' || !event.target.files[0]) return;
    send(drop, event.target.files[0]);
    event.target.value = '';
  });

  document.addEventListener('dragover', event => {
    const drop = event.target.closest?.('[data-upload]');
    if (!drop) return;
    event.preventDefault();
    drop.classList.add('drop-over');
  });

  document.addEventListener('dragleave', event => event.target.closest?.('[data-upload]')?.classList.remove('drop-over'));

  document.addEventListener('drop', event => {
    const drop = event.target.closest?.('[data-upload]');
    if (!drop) return;
    event.preventDefault();
    drop.classList.remove('drop-over');
    if (event.dataTransfer.files[0]) send(drop, event.dataTransfer.files[0]);
  });
})();
