// Copies what an element with `data-copy` offers: the address of a link, the value of a button or the text before it,
// or, in a form, the address of what is shown. If the browser refuses, shows the text, selected.
const message = document.createElement("p");
const field = document.createElement("textarea");
const region = document.createElement("div");
let opener, timer;

const textOf = (element) => {
  if (element.href || element.value) return element.href || element.value;
  if (element.form) return location.href.split("#")[0];
  const before = element.previousElementSibling;
  return (before.querySelector("code, a") || before).textContent;
};
const say = (text) => (message.textContent = text);
const close = () => {
  field.hidden = true;
  say("");
};

addEventListener("click", async (event) => {
  const element = event.target.closest("[data-copy]");
  if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const text = textOf(element);
  if (element.href) {
    event.preventDefault(); // a later jump to the target would take the focus from the text
    if (element.pathname === location.pathname) location.hash = element.hash;
  }
  const { copy } = element.dataset;
  clearTimeout(timer);
  close();
  try {
    await navigator.clipboard.writeText(text);
    say(`${copy[0].toUpperCase()}${copy.slice(1)} copied.`);
    timer = setTimeout(close, 5000);
  } catch {
    say("The browser refused to copy. Please copy this text yourself.");
    opener = element;
    field.value = text;
    field.hidden = false;
    field.focus();
    field.select();
    field.scrollTop = 0;
  }
});
field.addEventListener("blur", close);
field.addEventListener("keydown", ({ key }) => key === "Escape" && opener.focus());

region.className = "copied";
message.role = "status";
field.readOnly = true;
field.ariaLabel = "Text to copy";
field.hidden = true;
region.append(message, field);
document.querySelector(".md-content__inner").append(region);
