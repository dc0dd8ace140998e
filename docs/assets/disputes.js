// Filters the list of disagreements by what is disputed, source and theme; the state is the address.
"use strict";
(() => {
  const form = document.querySelector("form[data-disputes]");
  if (!form) return;
  const items = [...document.querySelectorAll(".dispute-item")];
  const sections = [...document.querySelectorAll(".dispute-kind")];
  const fields = [...form.querySelectorAll("select")];
  const count = form.querySelector("[data-count]");
  const status = form.querySelector("[data-status]");
  const none = document.querySelector("[data-none]");
  const clearers = [...document.querySelectorAll("[data-clear]")];
  let timer;

  function apply() {
    let shown = 0;
    for (const item of items) {
      item.hidden = fields.some((field) => field.value && !item.dataset[field.name].split(" ").includes(field.value));
      shown += !item.hidden;
    }
    for (const section of sections) section.hidden = !section.querySelector(".dispute-item:not([hidden])");
    none.hidden = shown > 0;
    const set = fields.some((field) => field.value);
    for (const button of clearers) button.hidden = !set || (form.contains(button) && !shown);
    const words = `${shown} of ${items.length} disagreements`;
    count.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = words), 400);
  }

  function change() {
    const query = new URLSearchParams();
    for (const field of fields) if (field.value) query.set(field.name, field.value);
    const text = query.toString();
    history.replaceState(null, "", text ? "?" + text : location.pathname);
    apply();
  }
  form.addEventListener("change", change);
  for (const button of clearers) {
    button.addEventListener("click", () => {
      for (const field of fields) field.value = "";
      change();
      count.parentElement.focus(); // for the button is gone
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());

  const query = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = query.get(field.name) || "";
    if (field.selectedIndex < 0) field.value = "";
  }
  if (query.size) apply();
})();
