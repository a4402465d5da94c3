// The gate's page: puts the hand back on its one field, and prints.
(() => {
  'use strict';

  window.kalapaGate = {
    // What stands in the field is selected, so that the next scan takes its place and a slip can still be mended.
    ready(field, toTop) {
      field.focus({ preventScroll: true });
      field.select();
      if (toTop) field.form.scrollIntoView({ block: 'start' });
    },
    print: () => window.print(),
  };
})();
