// The filter of a list: the disagreements, or the changes. The query string of the address holds the choices, so they
// can be linked. The form says what is listed (`data-list`), and which elements are its items and their groups.
"use strict";
{
  const form = document.querySelector("form[data-list]");
  const items = [...document.querySelectorAll(form.dataset.items)];
  const groups = [...document.querySelectorAll(form.dataset.groups)];
  const menus = [...form.querySelectorAll("select")];
  const count = form.querySelector("[data-count]");
  const status = form.querySelector("[data-status]");
  const noneFound = document.querySelector("[data-none]");
  const clearButtons = [...document.querySelectorAll("[data-clear]")];
  let statusTimer;

  const matches = (item, { name, value }) => !value || item.dataset[name].split(" ").includes(value);

  function apply() {
    for (const item of items) item.hidden = !menus.every((menu) => matches(item, menu));
    for (const menu of menus) {
      // An option shows the number of items it would leave, given the other choices.
      const others = menus.filter((other) => other !== menu);
      const candidates = items.filter((item) => others.every((other) => matches(item, other)));
      for (const option of menu.options) {
        if (!option.value) continue;
        const { length } = candidates.filter((item) => matches(item, { name: menu.name, value: option.value }));
        option.text = `${option.dataset.words} (${length})`;
      }
    }
    for (const group of groups) {
      const { length } = group.querySelectorAll(`${form.dataset.items}:not([hidden])`);
      group.hidden = !length;
      const jump = document.querySelector(`.ways a[href="#${group.getAttribute("aria-labelledby")}"]`);
      if (!jump) continue;
      jump.hidden = !length;
      jump.querySelector("span").textContent = length;
    }

    const shown = items.filter((item) => !item.hidden).length;
    const filtered = menus.some((menu) => menu.value);
    for (const details of document.querySelectorAll("details[data-listed]")) details.open = filtered;
    noneFound.hidden = shown > 0;
    // If nothing is found, the message has the button.
    for (const button of clearButtons) button.hidden = !filtered || (form.contains(button) && !shown);
    count.textContent = `${shown} of ${items.length} ${form.dataset.list}`;
    clearTimeout(statusTimer);
    statusTimer = setTimeout(() => (status.textContent = count.textContent), 400);
  }

  function update() {
    const query = new URLSearchParams();
    for (const { name, value } of menus) if (value) query.set(name, value);
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    apply();
  }

  form.addEventListener("change", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of clearButtons) {
    button.addEventListener("click", () => {
      for (const menu of menus) menu.value = "";
      update();
      count.parentElement.focus(); // the button is now hidden
    });
  }

  const query = new URLSearchParams(location.search);
  for (const menu of menus) {
    menu.value = query.get(menu.name) || "";
    if (menu.selectedIndex < 0) menu.value = ""; // no such option
  }
  if (query.size) apply();
}
