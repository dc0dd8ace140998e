// What the theme's bundle expects to find, as a file: a page without inline script can forbid it.
// The reader's choice of colours is all that is ever stored. The theme's single-key shortcuts
// (f, s, p, n and their like) take keys that readers use otherwise (WCAG 2.1.4), so they end here.
"use strict";
var __md_scope = new URL(document.currentScript.dataset.scope, location);
var __md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
var __md_get = (key, store = localStorage, scope = __md_scope) => {
  try {
    return JSON.parse(store.getItem(scope.pathname + "." + key));
  } catch {
    return null;
  }
};
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  if (key !== "__palette") return;
  try {
    store.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {}
};
addEventListener(
  "keydown",
  (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (!typing && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.stopImmediatePropagation();
    }
  },
  true
);
// The theme takes every alternate for another language of the site, and asks each for a sitemap.
addEventListener(
  "DOMContentLoaded",
  () => {
    for (const link of document.querySelectorAll("link[rel=alternate]")) link.rel = "alternate feed";
  },
  true
);
// The theme's one worker is its search. Ours begins when a reader comes to the field.
Worker = class extends Worker {
  constructor() {
    super(new URL("assets/search.js", __md_scope));
    const field = document.querySelector(".md-search__input");
    const begin = () => this.postMessage({});
    if (field === document.activeElement) begin();
    else field.addEventListener("focus", begin, { once: true });
    // The theme hears of keys only, and so not of what is pasted or dictated.
    field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));
    this.onerror = () => {
      document.querySelector(".md-search-result__meta").textContent = "The search could not be loaded";
    };
  }
};
// The theme's menu is a checkbox behind a label, which no key reaches. A button takes the place of the
// label, and while the menu is open nothing behind it takes the focus.
addEventListener("DOMContentLoaded", () => {
  const toggle = document.getElementById("__drawer");
  const label = document.querySelector("label.md-header__button[for=__drawer]");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!toggle || !label || !menu) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className + " menu-button";
  button.ariaLabel = "Menu";
  button.append(...label.childNodes);
  label.replaceWith(button);
  const behind = document.querySelectorAll(".md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-footer, .md-skip");
  const reflect = () => {
    button.ariaExpanded = toggle.checked;
    for (const one of behind) one.inert = toggle.checked;
  };
  const set = (open) => {
    toggle.checked = open;
    reflect();
    if (open) menu.querySelector("a:not(.md-logo), [tabindex='0']")?.focus();
    else button.focus();
  };
  toggle.addEventListener("change", reflect);
  button.addEventListener("click", () => set(!toggle.checked));
  // The labels that open a part of the menu, and those that lead back from it.
  for (const one of menu.querySelectorAll("label[for]:not([for=__drawer])")) {
    one.tabIndex = 0;
    one.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      one.click();
    });
  }
  addEventListener("keydown", (event) => event.key === "Escape" && toggle.checked && set(false));
  matchMedia("(min-width: 76.25em)").addEventListener("change", () => toggle.checked && set(false));
  reflect();
});
