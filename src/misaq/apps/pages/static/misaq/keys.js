// Single keys on a page that lists them. They can be switched off, and the page works without them.
//
// Each key stands in a <kbd> of the panel #keys and says what it does:
//   data-press="selector"   presses what the selector finds;
//   data-open="id"          opens a <details> and goes to its first field;
//   data-choose="selector"  marks a choice, and goes on to data-then="selector".
// data-kept on the panel names the place where "off" is remembered.
"use strict";
(() => {
  const panel = document.getElementById("keys");
  const off = document.getElementById("keys-off");
  const on = document.getElementById("keys-on");
  if (!panel || !off || !on) return;

  const kept = panel.dataset.kept;
  const stored = () => { try { return localStorage.getItem(kept); } catch { return null; } };
  const store = (value) => { try { localStorage.setItem(kept, value); } catch { /* for this page only */ } };
  let listening = stored() !== "off";

  const show = () => {
    off.hidden = !listening;
    on.hidden = listening;
  };
  const set = (value) => {
    listening = value;
    store(value ? "on" : "off");
    show();
    (value ? off : on).focus();
  };
  const focus = (found) => { if (found) found.focus(); };
  const acts = {
    press: (selector) => {
      const found = document.querySelector(selector);
      if (found) found.click();
    },
    open: (id) => {
      const part = document.getElementById(id);
      if (!part) return;
      part.open = true;
      focus(part.querySelector("textarea, input:not([type=hidden])"));
    },
    choose: (selector, key) => {
      const choice = document.querySelector(selector);
      if (!choice) return;
      choice.checked = true;
      if (key.dataset.then) focus(document.querySelector(key.dataset.then));
    },
  };
  const keys = new Map([...panel.querySelectorAll("kbd")].map((key) => [key.textContent.trim(), key]));

  off.addEventListener("click", () => set(false));
  on.addEventListener("click", () => set(true));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])");
    if (!listening || typing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const key = keys.get(event.key);
    if (!key) return;
    event.preventDefault();
    for (const [name, act] of Object.entries(acts)) {
      if (key.dataset[name]) act(key.dataset[name], key);
    }
  });
  panel.hidden = false;
  show();
})();
