// Keeps the page connected: starts Blazor, shows a slim banner while the link is down, and loads the page again when its
// circuit is gone. A plain file without inline code, so script-src 'self' is enough.
//
//   <div id="link-banner" class="link-banner" role="status" hidden>… <span id="link-as-of" data-words="…"></span></div>
//   <script src="@Assets["_framework/blazor.web.js"]" autostart="false"></script>
//   <script src="@Assets["pages.js"]"></script>   of which this is the last part
//
// <html data-link="up|down"> is there for the style sheet (amber times). #link-as-of repeats the page's first [data-as-of]
// after its own words.
// <html data-server="…"> names the run of the server that drew the page; /sambungan names the one that answers now.
(() => {
  'use strict';

  const retryEvery = 250;
  const answerWithin = 4000;
  const lookAtClockEvery = 5000;
  // The server is heard from every 5 s (CircuitHeartbeat.cs): three times missed, and what stands here may be stale.
  const silentFor = 15000;

  let down = false;
  let asking = false;
  let reconnecting = false;

  const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

  function showLink(isDown) {
    down = isDown;
    document.documentElement.dataset.link = isDown ? 'down' : 'up';
    const said = document.getElementById('link-as-of');
    const asOf = document.querySelector('[data-as-of]')?.textContent;
    if (said) said.textContent = asOf ? `${said.dataset.words} ${asOf}` : '';
    const banner = document.getElementById('link-banner');
    if (banner) banner.hidden = !isDown;
    // Blazor shows its error bar for some failed attempts and leaves it there after one that worked.
    const error = document.getElementById('blazor-error-ui');
    if (error && !isDown) error.style.display = 'none';
  }

  // Not before the server answers: the page on the screen is worth more than the browser's error page.
  async function serverThatAnswers() {
    for (;;) {
      try {
        // With cookies: before several nodes a proxy knows by one of them which node this page belongs to.
        const answer = await fetch('/sambungan', { cache: 'no-store' });
        if (answer.ok) return await answer.text();
      } catch { /* not yet */ }
      await pause(retryEvery);
    }
  }

  async function reconnect() {
    if (reconnecting) return;
    reconnecting = true;
    showLink(true);
    while (down) {
      // Another run of the server knows nothing of this circuit; asking for it would cost a cold server a second.
      if (await serverThatAnswers() !== document.documentElement.dataset.server) return location.reload();
      try {
        // false: the server is there, but it has let the circuit go.
        if (await Blazor.reconnect()) showLink(false);
        else return location.reload();
      } catch {
        // Who was signed out meanwhile is refused for ever: the page that is loaded instead says why.
        if (await isRefused()) return location.reload();
        await pause(retryEvery);
      }
    }
    reconnecting = false;
  }

  // Sent to the sign-in page instead of a connection.
  async function isRefused() {
    try {
      const answer = await fetch('/_blazor/negotiate?negotiateVersion=1', { method: 'POST', cache: 'no-store', redirect: 'manual' });
      return answer.type === 'opaqueredirect' || answer.status === 401;
    } catch {
      return false;
    }
  }

  async function reloadWhenReachable() {
    showLink(true);
    await serverThatAnswers();
    location.reload();
  }

  // null on a page without a circuit, such as the sign-in page.
  async function circuitAnswers() {
    let answer;
    try {
      answer = DotNet.invokeMethodAsync('Kalapa.App', 'IsAlive');
    } catch {
      return null;
    }
    return Promise.race([answer.catch(() => false), pause(answerWithin).then(() => false)]);
  }

  async function askCircuit() {
    if (down || asking || document.hidden) return;
    asking = true;
    try {
      if (await circuitAnswers() === false && !down) await reloadWhenReachable();
    } finally {
      asking = false;
    }
  }

  // The browser says that its line is gone: so does the banner, unless the circuit answers (a server on this machine needs
  // no line). A line that comes back soon brings the circuit with it, and everything on the page stays.
  async function loseLine() {
    if (down || await circuitAnswers() !== false || down) return;
    showLink(true);
    await serverThatAnswers();
    if (reconnecting) return;
    if (await circuitAnswers()) showLink(false);
    else if (!reconnecting) location.reload();
  }

  // A lid that closes and opens fires no event on a page that stays visible; its clock jumps.
  let lastLook = Date.now();
  setInterval(() => {
    const slept = Date.now() - lastLook > 3 * lookAtClockEvery;
    lastLook = Date.now();
    if (slept) askCircuit();
  }, lookAtClockEvery);
  document.addEventListener('visibilitychange', askCircuit);
  document.addEventListener('resume', askCircuit);
  window.addEventListener('online', askCircuit);
  window.addEventListener('offline', loseLine);
  window.addEventListener('pageshow', event => { if (event.persisted) askCircuit(); });

  Blazor.start({
    circuit: {
      configureSignalR: connection => connection.withServerTimeout(silentFor),
      reconnectionHandler: {
        onConnectionDown: () => { reconnect(); },
        onConnectionUp: () => showLink(false),
      },
    },
  }).then(() => showLink(false));
})();
