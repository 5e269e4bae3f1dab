"use strict";
// Keys for what the page already offers: every key presses a button or follows a link that is there.
(() => {
  const off = document.documentElement.dataset.keys === "off";
  const rows = [...document.querySelectorAll("[data-row]")];

  const step = (by) => {
    const at = rows.indexOf(document.activeElement);
    const to = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
    if (rows[to]) {
      rows[to].focus();
      return true;
    }
    return false;
  };

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea");
    if (event.key === "Escape" && field) {
      field.blur();
      return;
    }
    if (off || field || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if ((event.key === "j" && step(1)) || (event.key === "k" && step(-1))) {
      event.preventDefault();
      return;
    }
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!wanted) return;
    event.preventDefault();
    if (wanted.matches("input, textarea")) wanted.focus();
    else wanted.click();
  });

  // Each article starts at its passage, with some lines before it.
  for (const said of document.querySelectorAll(".article .said")) {
    const pane = said.closest(".article");
    pane.scrollTop = said.offsetTop - pane.clientHeight / 4;
  }

  // A live region is read out when its text changes, not when a page comes with it.
  const outcome = document.querySelector("[role=status]");
  if (outcome) {
    const text = outcome.textContent;
    outcome.textContent = "";
    setTimeout(() => { outcome.textContent = text; }, 80);
  }
})();
