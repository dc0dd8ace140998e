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
    if (!typing && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
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
