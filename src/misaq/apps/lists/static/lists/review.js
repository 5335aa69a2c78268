// Single keys on the page of a pair. They can be switched off, and the page works without them.
"use strict";
(() => {
  const KEPT = "misaq.review.keys";
  const panel = document.getElementById("keys");
  const off = document.getElementById("keys-off");
  const on = document.getElementById("keys-on");
  if (!panel || !off || !on) return;

  const stored = () => { try { return localStorage.getItem(KEPT); } catch { return null; } };
  const store = (value) => { try { localStorage.setItem(KEPT, value); } catch { /* for this page only */ } };
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
  const choose = (verdict) => {
    const choice = document.querySelector(`#judge input[name=verdict][value=${verdict}]`);
    if (!choice) return;
    choice.checked = true;
    const reason = document.querySelector("#judge input[name=reasons]");
    if (reason) reason.focus();
  };
  const press = (selector) => {
    const found = document.querySelector(selector);
    if (found) found.click();
  };
  const acts = {
    s: () => choose("SAME"),
    n: () => choose("NOT_SAME"),
    u: () => choose("UNSURE"),
    c: () => press("#confirm button"),
    j: () => press("a[rel=next]"),
    k: () => press("a[rel=prev]"),
  };

  off.addEventListener("click", () => set(false));
  on.addEventListener("click", () => set(true));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])");
    if (!listening || typing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  panel.hidden = false;
  show();
})();
