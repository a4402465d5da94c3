// The roll call's ticks. Each one is kept in this browser until the server has it, so that a phone without a line goes on
// with the list it has, and what it gathered is merged when the line is back.
(() => {
  'use strict';

  const answerTime = 4000;
  const retry = 2000;

  // Not on every address a phone opens is crypto.randomUUID there.
  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };

  class RollCall {
    constructor(root, page, now) {
      // The server's clock, as near as it is known: a tick tells when it was made, however long it is under way.
      this.ahead = now - Date.now();
      this.trip = Infinity;
      this.root = root;
      this.page = page;
      this.call = root.dataset.rollCall;
      this.key = `kalapa-apel-${this.call}`;
      this.sending = false;
      root.addEventListener('click', event => this.press(event));
      this.timer = setInterval(() => this.beat(), retry);
      this.beat();
    }

    get now() { return Date.now() + this.ahead; }

    get kept() {
      try { return JSON.parse(localStorage.getItem(this.key) ?? '[]'); } catch { return []; }
    }

    set kept(ticks) {
      if (ticks.length === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify(ticks));
    }

    press(event) {
      const button = event.target.closest('button[data-roll-mark]');
      if (!button) return;
      const person = button.closest('[data-person]').dataset.person;
      this.kept = [...this.kept, { id: newId(), person, mark: button.dataset.rollMark, at: this.now }];
      this.show();
      this.send();
    }

    beat() {
      if (!this.root.isConnected) {
        clearInterval(this.timer);
        return;
      }
      this.show();
      this.send();
    }

    // What is kept here is shown over what the server drew; the latest of a person counts.
    show() {
      const kept = this.kept;
      const latest = new Map(kept.map(tick => [tick.person, tick.mark]));
      const counts = {};
      for (const row of this.root.querySelectorAll('[data-person]')) {
        const local = latest.get(row.dataset.person);
        if (local) row.dataset.local = local;
        else delete row.dataset.local;
        const mark = local ?? row.dataset.mark;
        counts[mark] = (counts[mark] ?? 0) + 1;
        for (const button of row.querySelectorAll('[data-roll-mark]')) {
          const pressed = `${button.dataset.rollMark === mark}`;
          if (button.getAttribute('aria-pressed') !== pressed) button.setAttribute('aria-pressed', pressed);
        }
      }
      for (const count of this.root.querySelectorAll('[data-roll-count]')) {
        if (kept.length > 0) count.dataset.local = counts[count.dataset.rollCount] ?? 0;
        else delete count.dataset.local;
      }
      const note = this.root.querySelector('[data-roll-offline]');
      const waits = kept.filter(tick => this.now - tick.at > retry).length;
      note.hidden = waits === 0;
      const text = waits === 0 ? '' : note.dataset.text.replace('{0}', waits);
      if (note.textContent !== text) note.textContent = text;
    }

    async send() {
      const ticks = this.kept;
      if (this.sending || ticks.length === 0) return;
      this.sending = true;
      try {
        const since = Date.now();
        const sent = ticks.map(tick => ({ id: tick.id, personId: tick.person, mark: tick.mark, at: tick.at }));
        const late = new Promise((_, fail) => setTimeout(() => fail(new Error('no answer')), answerTime));
        const answered = await Promise.race([this.page.invokeMethodAsync('TickAsync', this.call, sent), late]);
        const trip = Date.now() - since;
        if (trip < this.trip) [this.trip, this.ahead] = [trip, answered + trip / 2 - Date.now()];
        const done = new Set(ticks.map(tick => tick.id));
        this.kept = this.kept.filter(tick => !done.has(tick.id));
        // The server's own drawing arrives with the next change; until then the mark stays.
        setTimeout(() => this.show(), 600);
        if (this.kept.length > 0) setTimeout(() => this.send(), 0);
      } catch {
        // No line: kept, and sent again with the next beat.
      } finally {
        this.sending = false;
      }
    }
  }

  window.kalapaRollCall = {
    attach(root, page, now) { new RollCall(root, page, now); },
  };
})();
