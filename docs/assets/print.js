// On paper the form of a list is left out, and what it selects is printed under the filter in one line.
"use strict";
addEventListener("beforeprint", () => {
  for (const form of document.querySelectorAll("form.filter")) {
    const label = (field) => form.querySelector(`label[for="${field.id}"]`).textContent.toLowerCase();
    const value = (name) => {
      const field = form.elements[name];
      return field && !field.matches("[aria-invalid]") ? field.value.trim() : "";
    };
    const chosen = [...form.querySelectorAll("select")]
      .filter((field) => field.value)
      .map(({ name, selectedOptions: [option] }) => `${name} ${option.dataset.words || option.text.replace(/ \([\d,]+\)$/, "")}`);
    const [words, from, to] = ["words", "from", "to"].map(value);
    if (words) chosen.unshift(`words "${words}"`);
    if (form.elements.differ?.checked) chosen.push(label(form.elements.differ));
    if (from || to) chosen.push(from && to ? (from === to ? from : `${from} to ${to}`) : from ? `from ${from}` : `to ${to}`);
    const count = form.querySelector("[data-count]").textContent;
    form.nextElementSibling.textContent = chosen.length ? `${count}: ${chosen.join("; ")}` : count;
    document.documentElement.classList.toggle("selected", chosen.length > 0);
  }
});
