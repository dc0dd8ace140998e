// Filters the list of disagreements by who differs, what is disputed, source and theme; the state is the
// address. Each option counts what it would show beside the other choices.
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

  const has = (item, name, value) => !value || item.dataset[name].split(" ").includes(value);

  function apply() {
    let shown = 0;
    for (const item of items) {
      item.hidden = !fields.every(({ name, value }) => has(item, name, value));
      shown += !item.hidden;
    }
    for (const field of fields) {
      const others = fields.filter((one) => one !== field);
      const left = items.filter((item) => others.every(({ name, value }) => has(item, name, value)));
      for (const option of field.options) {
        if (!option.value) continue;
        option.text = `${option.dataset.words} (${left.filter((item) => has(item, field.name, option.value)).length})`;
      }
    }
    for (const section of sections) section.hidden = !section.querySelector(".dispute-item:not([hidden])");
    none.hidden = shown > 0;
    const set = fields.some((field) => field.value);
    for (const button of clearers) button.hidden = !set || (form.contains(button) && !shown);
    const words = `${shown} of ${items.length} questions`;
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
