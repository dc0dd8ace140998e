// Globals that the theme defines in an inline script, which our security policy forbids; and changes to the theme.
"use strict";
var __md_scope = new URL(document.currentScript.dataset.scope, location);
var __md_get = (key, store = localStorage, scope = __md_scope) => {
  try {
    return JSON.parse(store.getItem(scope.pathname + "." + key));
  } catch {
    return null;
  }
};
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  if (key !== "__palette") return; // the colour scheme is all that we store
  try {
    store.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {}
};

// Disable the theme's single-key shortcuts (WCAG 2.1.4).
addEventListener(
  "keydown",
  (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!typing && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.stopImmediatePropagation();
    }
  },
  true
);

// The theme takes every rel="alternate" for a translation of the site and requests its sitemap.
addEventListener(
  "DOMContentLoaded",
  () => {
    for (const link of document.querySelectorAll("link[rel=alternate]")) link.rel = "alternate feed";
  },
  true
);

// The theme's only worker is its search. Run ours instead, and load the index when the field gets the focus. The
// filter of the timeline asks the same worker.
var searchStarted;
var searchWorker = new Promise((resolve) => (searchStarted = resolve));
Worker = class extends Worker {
  constructor() {
    super(new URL("assets/search.js", __md_scope));
    searchStarted(this);
    const field = document.querySelector(".md-search__input");
    const load = () => this.postMessage({});
    if (field === document.activeElement) load();
    else field.addEventListener("focus", load, { once: true });
    // The theme searches on keyup, which pasted and dictated text lacks.
    field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));
    this.onerror = () => {
      document.querySelector(".md-search-result__meta").textContent = "The search could not be loaded";
    };
  }
};

// The theme opens the search for a query in the address. Keep the query there when a reader follows a result, so that
// Back leads to the results again.
addEventListener("click", (event) => {
  if (!event.target.closest(".md-search-result a")) return;
  const url = new URL(location);
  url.searchParams.set("q", document.querySelector(".md-search__input").value);
  history.replaceState(history.state, "", url);
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && new URL(location).searchParams.has("q")) location.reload();
});

// The theme's menu and its sections are checkboxes with labels, which keys cannot reach. Replace the labels with
// buttons that have their attributes. While the menu is open, the page behind it is inert.
addEventListener("DOMContentLoaded", () => {
  const narrow = matchMedia("(max-width: 76.234375em)"); // the theme shows the menu instead of tabs
  const menu = document.querySelector(".md-sidebar--primary");
  const background = document.querySelectorAll(".md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-footer, .md-skip");

  const replaceLabel = (label) => {
    const button = document.createElement("button");
    const checkbox = document.getElementById(label.htmlFor);
    for (const { name, value } of label.attributes) if (name !== "tabindex") button.setAttribute(name, value);
    button.type = "button";
    button.append(...label.childNodes);
    button.addEventListener("click", () => checkbox.click());
    label.replaceWith(button);
    return [button, checkbox];
  };

  const [menuButton, menuOpen] = replaceLabel(document.querySelector("label.md-header__button[for=__drawer]"));
  const update = () => {
    menuButton.setAttribute("aria-expanded", menuOpen.checked);
    for (const element of background) element.inert = menuOpen.checked;
  };
  menu.id = "menu";
  menuButton.setAttribute("aria-label", "Menu");
  menuButton.setAttribute("aria-controls", "menu");
  menuOpen.addEventListener("change", () => {
    update();
    const isVisible = (element) => element.checkVisibility({ visibilityProperty: true });
    const first = [...menu.querySelectorAll("a:not(.md-logo), button")].find(isVisible);
    (menuOpen.checked ? first : menuButton).focus({ preventScroll: true });
  });
  update();

  for (const label of menu.querySelectorAll("label[for]:not([for=__drawer])")) {
    if (!document.getElementById(label.htmlFor)) continue; // on a page without a table of contents
    const [button, sectionOpen] = replaceLabel(label);
    const goesBack = button.matches(".md-nav__title");
    // A section has two buttons. Focus the visible one: the one that goes back if the section is open.
    sectionOpen.addEventListener("change", () => {
      if (narrow.matches && sectionOpen.checked === goesBack) button.focus({ preventScroll: true });
    });
    // Beside tabs, the title of a section is only a heading.
    const isSection = button.parentElement.matches(".md-nav__item--section");
    const setTabIndex = () => (button.tabIndex = isSection && !narrow.matches ? -1 : 0);
    narrow.addEventListener("change", setTabIndex);
    setTabIndex();
  }

  const close = () => menuOpen.checked && menuOpen.click();
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  narrow.addEventListener("change", close); // or a wider page stays inert
});
