// One window too many is refused its connection with 429 (OpenWindows.cs): the page can be read, and the bar at its foot says why
// nothing on it works. Loaded before live.js, so that it hears the answer to Blazor's first question.
//
//   <div id="blazor-error-ui" data-full="…">…</div>
(() => {
  'use strict';

  const ask = window.fetch;

  function explain() {
    const bar = document.getElementById('blazor-error-ui');
    if (!bar) return;
    bar.firstChild.textContent = `${bar.dataset.full} `;
    bar.classList.add('is-full');
  }

  window.fetch = async (...question) => {
    const answer = await ask.apply(window, question);
    if (answer.status === 429 && String(question[0]?.url ?? question[0]).includes('/_blazor/negotiate')) explain();
    return answer;
  };
})();
