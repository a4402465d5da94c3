// Sends chosen, photographed or dropped files straight to the server, with progress; a circuit never carries a file.
//
//   <div data-upload-root data-token data-max data-too-large data-failed data-retry>
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

  function say(place, text, again) {
    const children = [element('span', text, { role: 'alert', 'data-test': 'upload-problem' })];
    if (again) {
      const button = element('button', again.label, { type: 'button', class: 'button-quiet', 'data-test': 'upload-retry' });
      button.addEventListener('click', again.run);
      children.push(button);
    }
    place.replaceChildren(...children);
  }

  function tell(drop, text) {
    const result = drop.querySelector('[data-upload-result]');
    if (!result) return;
    result.value = text;
    result.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function send(drop, file) {
    const root = drop.closest('[data-upload-root]');
    const place = drop.querySelector('[data-upload-progress]');
    const { token, max, tooLarge, failed, retry } = root.dataset;
    const refuse = text => say(place, `${file.name}: ${text}`);
    if (file.size > Number(max)) {
      refuse(tooLarge);
      return;
    }

    const bar = element('progress', '', { 'aria-label': file.name, max: Math.max(1, file.size), value: 0 });
    // The bar speaks for itself; its figure would be read out a hundred times.
    const percent = element('span', '0 %', { 'aria-hidden': 'true', 'data-test': 'upload-percent' });
    place.replaceChildren(element('span', file.name, { class: 'file-name' }), bar, percent);

    const fail = () => say(place, `${file.name}: ${failed}`, { label: retry, run: () => send(drop, file) });
    const address = new URL(drop.dataset.upload, document.baseURI);
    address.searchParams.set('name', file.name);
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    request.setRequestHeader('RequestVerificationToken', token ?? '');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', event => {
      bar.value = event.loaded;
      if (event.lengthComputable) percent.textContent = `${Math.round(100 * event.loaded / event.total)} %`;
    });
    request.addEventListener('error', fail);
    request.addEventListener('load', () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* not an answer of ours */ }
      if (request.status === 200) {
        place.replaceChildren();
        tell(drop, `${answer.id}\n${file.name}`);
      } else if (request.status === 422) {
        refuse(answer.title); // The same file would be refused again.
      } else {
        fail();
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
