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
// The theme's menu and its parts are checkboxes behind labels, which no key reaches. The labels become
// buttons, with the attribute by which the theme finds and styles them; while the menu is open, nothing
// behind it takes the focus.
addEventListener("DOMContentLoaded", () => {
  const narrow = matchMedia("(max-width: 76.234375em)"); // where the theme shows the menu instead of tabs
  const label = document.querySelector("label.md-header__button[for=__drawer]");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!label || !menu) return;
  const asButton = (label) => {
    const button = document.createElement("button");
    const toggle = document.getElementById(label.htmlFor);
    for (const { name, value } of label.attributes) if (name !== "tabindex") button.setAttribute(name, value);
    button.type = "button";
    button.append(...label.childNodes);
    button.addEventListener("click", () => toggle.click());
    label.replaceWith(button);
    return [button, toggle];
  };
  const [button, toggle] = asButton(label);
  const behind = document.querySelectorAll(".md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-footer, .md-skip");
  const reflect = () => {
    button.setAttribute("aria-expanded", toggle.checked);
    for (const one of behind) one.inert = toggle.checked;
  };
  menu.id = "menu";
  button.setAttribute("aria-label", "Menu");
  button.setAttribute("aria-controls", "menu");
  toggle.addEventListener("change", () => {
    reflect();
    const seen = (one) => one.checkVisibility({ visibilityProperty: true });
    const first = [...menu.querySelectorAll("a:not(.md-logo), button")].find(seen);
    (toggle.checked ? first : button).focus({ preventScroll: true });
  });
  reflect();
  for (const label of menu.querySelectorAll("label[for]:not([for=__drawer])")) {
    if (!document.getElementById(label.htmlFor)) continue; // a page without contents has only their title
    const [part, open] = asButton(label);
    // Of an open part the way back takes the focus, of a closed one the way in.
    open.addEventListener("change", () => {
      if (narrow.matches && open.checked === part.matches(".md-nav__title")) part.focus({ preventScroll: true });
    });
    const section = part.parentElement.matches(".md-nav__item--section"); // with tabs its title is no control
    const reach = () => (part.tabIndex = section && !narrow.matches ? -1 : 0);
    narrow.addEventListener("change", reach);
    reach();
  }
  addEventListener("keydown", (event) => event.key === "Escape" && toggle.checked && toggle.click());
  narrow.addEventListener("change", () => toggle.checked && toggle.click()); // or a wide page would stay inert
});
