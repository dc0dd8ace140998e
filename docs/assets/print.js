// Prints one line about the filter in place of its form, and each event in full.
"use strict";
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(".card-more:not([open])")];
  for (const details of opened) details.open = true;
  for (const form of document.querySelectorAll("form.filter")) {
    const value = (name) => {
      const field = form.elements[name];
      return field && !field.matches("[aria-invalid]") ? field.value.trim() : "";
    };
    const choices = [...form.querySelectorAll("select[name]")]
      .filter((menu) => menu.value)
      .map(({ name, selectedOptions: [option] }) => `${name} ${option.dataset.words}`);
    const [words, from, to] = ["words", "from", "to"].map(value);
    const { differ } = form.elements;
    if (words) choices.unshift(`words "${words}"`);
    if (differ?.checked) choices.push(differ.labels[0].textContent.toLowerCase());
    if (from && to) choices.push(from === to ? from : `${from} to ${to}`);
    else if (from) choices.push(`from ${from}`);
    else if (to) choices.push(`to ${to}`);
    if (value("changed")) choices.push(`changed since ${dayInWords(form.elements.changed)}`);
    const count = form.querySelector("[data-count]").textContent;
    form.nextElementSibling.textContent = choices.length ? `${count}: ${choices.join("; ")}` : count;
    document.documentElement.classList.toggle("selected", choices.length > 0);
  }
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});
