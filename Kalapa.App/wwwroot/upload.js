// Sends chosen or dropped files straight to the server, with progress; a circuit never carries a file.
//
//   <div data-upload-root data-token data-max data-too-large data-failed data-retry>
//     <div data-upload="/berkas/{ticket}/{paper}"> <input type="file"> <div data-upload-progress></div> </div>
(() => {
  'use strict';

  function show(place, ...children) {
    place.replaceChildren(...children);
  }

  function say(place, text, again) {
    const words = document.createElement('span');
    words.textContent = text;
    words.setAttribute('role', 'alert');
    const children = [words];
    if (again) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button-quiet';
      button.textContent = again.label;
      button.addEventListener('click', again.run);
      children.push(button);
    }
    show(place, ...children);
  }

  function send(drop, file) {
    const root = drop.closest('[data-upload-root]');
    const place = drop.querySelector('[data-upload-progress]');
    const { token, max, tooLarge, failed, retry } = root.dataset;
    if (file.size > Number(max)) {
      say(place, tooLarge);
      return;
    }

    const bar = document.createElement('progress');
    bar.max = file.size;
    bar.setAttribute('aria-label', file.name);
    show(place, bar);

    const fail = text => say(place, text, { label: retry, run: () => send(drop, file) });
    const address = new URL(drop.dataset.upload, document.baseURI);
    address.searchParams.set('name', file.name);
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    request.setRequestHeader('RequestVerificationToken', token ?? '');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', event => { bar.value = event.loaded; });
    request.addEventListener('error', () => fail(failed));
    request.addEventListener('load', () => {
      if (request.status === 200) {
        show(place);
        return;
      }
      let sentence = failed;
      try { sentence = JSON.parse(request.responseText).title ?? failed; } catch { /* not a sentence of ours */ }
      fail(sentence);
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
    if (event.target.closest?.('[data-upload]')) event.preventDefault();
  });

  document.addEventListener('drop', event => {
    const drop = event.target.closest?.('[data-upload]');
    if (!drop) return;
    event.preventDefault();
    if (event.dataTransfer.files[0]) send(drop, event.dataTransfer.files[0]);
  });
})();
