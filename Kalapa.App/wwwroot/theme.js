// Small comforts for pages with and without a circuit; every one of them has a form behind it that works without script.
(() => {
  'use strict';

  // Paper is always light.
  const media = { light: 'not all', dark: 'screen', system: 'screen and (prefers-color-scheme: dark)' };

  // The theme changes on the spot; the server is told in passing.
  document.addEventListener('submit', event => {
    const form = event.target.closest('[data-theme-form]');
    const theme = event.submitter?.value;
    if (!form || !(theme in media)) return;
    event.preventDefault();
    event.stopPropagation();
    document.documentElement.dataset.theme = theme;
    document.getElementById('dark-theme').media = media[theme];
    form.closest('[popover]')?.hidePopover();
    fetch(form.action, { method: 'POST', body: new FormData(form, event.submitter), redirect: 'manual' });
  }, true);

  // A menu whose link was followed has done its work; with a circuit the page around it stays.
  document.addEventListener('click', event => {
    event.target.closest('[popover] a')?.closest('[popover]').hidePopover();
  });

  // "Show" beside a password.
  for (const button of document.querySelectorAll('[data-show-password]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const field = document.getElementById(button.dataset.showPassword);
      const show = field.type === 'password';
      field.type = show ? 'text' : 'password';
      button.setAttribute('aria-pressed', show);
    });
  }
})();

// A link within the page moves what is seen, but not the focus: Blazor's router takes it for a navigation.
document.addEventListener('click', event => {
  if (event.target.closest?.('.skip-link')) document.getElementById('isi')?.focus();
});
