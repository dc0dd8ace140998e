// The form of the timeline: choices, counts, downloads. The query string of the address holds the choices, so they
// can be linked. timeline.js or overview.js supplies the events and shows those that match.
"use strict";
const formatNumber = new Intl.NumberFormat("en").format;

// Texts that a spreadsheet could take for a formula, as in exports/spreadsheet.py; tests/cells.yml tests both.
const FORMULA =
  /^(?:[\t-\r\u001c-\u001f \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]|[\t\n\r'])/;
const csvCell = (value) => {
  const text = FORMULA.test(value) ? "'" + value : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
// A part of the columns of data/events.csv, in the same order.
const COLUMNS =
  "id title kind date_edtf date_words actors places themes sources other_sources summary url".split(" ");
const csvRow = (event) => COLUMNS.map((name) => csvCell([event[name]].flat().join("; "))).join(",");

// LaTeX's special characters, escaped as in model/bibliography.py.
const TEX = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
};
const escapeTex = (text) =>
  text.replace(/[\s\p{Cc}]+/gu, " ").replace(/[\\{}~^#$%&_]/g, (character) => TEX[character] || `\\${character}`);
const bibEntry = (event, site) =>
  `@misc{${event.id},\n  title = {${escapeTex(event.title)}},\n  howpublished = {${escapeTex(site)}},\n` +
  `  note = {${escapeTex(event.date_words)}; sources: ${escapeTex(event.sources.join(", "))}},\n  url = {${event.url}}\n}`;

// By extension, the media type of a download, and its text from events and the other keys of events.json.
const FORMATS = {
  json: { type: "application/json", write: (events, head) => JSON.stringify({ ...head, events }, null, 2) },
  csv: { type: "text/csv", write: (events) => "\ufeff" + [COLUMNS.join(","), ...events.map(csvRow)].join("\r\n") },
  bib: { type: "text/plain", write: (events, { site }) => events.map((event) => bibEntry(event, site)).join("\n\n") },
};

// records(choices): all events in the order of the timeline, or undefined while they are loading. Each has an id, its
//   years `from` and `to`, `differ`, the day `changed`, and by the name of each menu a list or string of codes.
// code(menu, value): the code of an option.
// show(found, active): shows the events that match; `active` is false if nothing is chosen.
// data(): a promise of at least the events that match, as in api/v1/events.json.
const timelineFilter = ({ records, code, show, data }) => {
  const form = document.querySelector("form[data-timeline]");
  const count = form.querySelector("[data-count]");
  const status = form.querySelector("[data-status]");
  const faultMessage = form.querySelector("[data-wrong]");
  const noneFound = document.querySelector("[data-none]");
  const clearButtons = [...document.querySelectorAll("[data-clear]")];
  const downloadButtons = [...form.querySelectorAll("[data-take]")];
  const menus = [...form.querySelectorAll("select[name]")];
  const chips = form.querySelector("[data-chips]");
  const jump = form.querySelector("[data-jump]");
  const yearFields = [form.elements.from, form.elements.to];
  const dayField = form.elements.changed; // missing if there is no log of changes
  let found = [];
  let yearFault = { message: "", fields: [] };
  let dayFault = ""; // about a day in the address, which its field does not take
  let statusTimer;
  let search = { words: "" }; // the last words looked for, and which events match them

  // Returns the years chosen. If they are not valid, returns none, and `yearFault` says why.
  function readYears() {
    const { first, last } = form.dataset;
    const [from, to] = yearFields.map(({ value }) => value.trim());
    const isYear = (text) => !text || /^\d{4}$/.test(text);
    const fields = [];
    if (!isYear(from) || +from > last) fields.push(form.elements.from);
    if (!isYear(to) || (to && +to < first)) fields.push(form.elements.to);
    yearFault = { message: "", fields };
    if (fields.length) {
      const year = fields[0].value.trim();
      yearFault.message = `"${year}" is not a year from ${first} to ${last}, so years are not filtered.`;
    } else if (from && to && +from > +to) {
      yearFault.message = `The first year, ${from}, is after the last, ${to}, so years are not filtered.`;
      yearFault.fields = yearFields;
    }
    return yearFault.message ? [] : [+from, +to];
  }

  const isFaulty = (field) => yearFault.fields.includes(field) || Boolean(dayFault && field === dayField);
  const fault = () => [yearFault.message, dayFault].filter(Boolean).join(" ");

  function showFault() {
    faultMessage.textContent = fault();
    faultMessage.hidden = !fault();
    for (const field of [...yearFields, dayField].filter(Boolean)) {
      if (isFaulty(field)) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }

  function readForm() {
    const words = form.elements.words.value.trim();
    const differ = form.elements.differ.checked;
    const [from, to] = readYears();
    const changed = dayField?.value;
    const codes = menus.filter(({ value }) => value).map(({ name, value }) => [name, code(name, value)]);
    const active = Boolean(words || differ || from || to || changed || codes.length);
    return { words, differ, from: from || -Infinity, to: to || Infinity, changed, codes, active };
  }

  // Announces a message to screen readers, and a fault in years or day to all, when the reader pauses.
  function announce(message) {
    count.textContent = message;
    if (!fault()) showFault();
    clearTimeout(statusTimer);
    statusTimer = setTimeout(() => {
      showFault();
      status.textContent = fault() ? `${fault()} ${message}` : message;
    }, 400);
  }

  // If nothing is found, the message has the button.
  function updateClearButtons() {
    const filtered = [...new FormData(form).values()].some(Boolean);
    for (const button of clearButtons) button.hidden = !filtered || (form.contains(button) && !noneFound.hidden);
  }

  async function look(words) {
    search = { words };
    form.ariaBusy = "true";
    const found = await findEvents(words).catch(() => ({ failed: true }));
    if (search.words !== words) return; // the reader has typed on
    search = { words, ...found };
    form.ariaBusy = null;
    apply();
    if (found.failed) search = { words: "" }; // the next letter tries again
  }

  function apply() {
    const choices = readForm();
    if (choices.words !== search.words) look(choices.words);
    updateClearButtons();
    const all = records(choices);
    if (!all) {
      if (!choices.active) announce(count.textContent); // the years or the day may have a fault
      return;
    }
    if (choices.words && !search.events) {
      if (search.failed) announce("The search could not be loaded; please try again.");
      return;
    }
    const counts = new Map(menus.map(({ name }) => [name, new Map()])); // by menu, the count of each code
    found = all.filter((event, position) => {
      // An event with an uncertain date is in every year in which it may have happened.
      if (event.to < choices.from || event.from > choices.to || (choices.differ && !event.differ)) return false;
      if (choices.words && !search.events.has(position)) return false;
      if (choices.changed && !(event.changed >= choices.changed)) return false; // nor an event without such a day
      const missed = choices.codes.filter(([name, value]) => !event[name].includes(value)).map(([name]) => name);
      if (missed.length > 1) return false;
      // An option shows the number of events it would leave, given the other choices.
      for (const [name, count] of counts) {
        if (missed.length && missed[0] !== name) continue;
        for (const value of event[name]) count.set(value, (count.get(value) || 0) + 1);
      }
      return !missed.length;
    });
    for (const menu of menus) {
      for (const option of menu.options) {
        if (!option.value) continue;
        const number = counts.get(menu.name).get(code(menu.name, option.value)) || 0;
        const text = `${option.dataset.words} (${formatNumber(number)})`;
        if (option.text !== text) option.text = text;
      }
    }
    show(found, choices.active);
    showChips();
    showYears();
    drawStrip(found);
    noneFound.hidden = found.length > 0;
    updateClearButtons();
    for (const button of downloadButtons) button.disabled = !found.length;
    const notes = choices.words ? search.missing.map((word) => `; none has “${word}”`) : [];
    if (choices.words && search.isPartial) notes.push("; none has all the words");
    announce(`${formatNumber(found.length)} of ${formatNumber(all.length)} events${notes.join("")}`);
  }

  // Returns the name and the value of each choice that is valid.
  const chosen = () =>
    [...new FormData(form)].filter(([name, value]) => value.trim() && !isFaulty(form.elements[name]));

  // A chip names a choice and removes it.
  function showChips() {
    const inWords = {
      words: String,
      differ: () => "Sources differ",
      from: (year) => `from ${year}`,
      to: (year) => `to ${year}`,
      changed: () => `Changed since ${dayInWords(dayField)}`,
    };
    const made = chosen().map(([name, value]) => {
      const field = form.elements[name];
      const text = field.selectedOptions?.[0].dataset.words ?? inWords[name](value);
      const chip = Object.assign(document.createElement("button"), { type: "button", textContent: `${text} ×` });
      chip.ariaLabel = `Remove ${text}`;
      chip.addEventListener("click", () => {
        if (name === "differ") field.checked = false;
        else field.value = "";
        apply();
        save();
        count.parentElement.focus();
      });
      return chip;
    });
    chips.replaceChildren(...made);
  }

  // The menu of years leads to those that are shown.
  function showYears() {
    const shown = [...document.querySelectorAll(".timeline > .year:not([hidden]) > [id^=y], .decades li[id^=y]")];
    const options = shown.map(({ id }) => new Option(id.slice(1), id));
    jump.replaceChildren(jump.options[0], ...options);
  }

  function save() {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) query.set(name, value);
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  }

  function restore() {
    form.reset();
    dayFault = "";
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.elements.namedItem(name);
      if (!field) continue;
      if (field.type === "checkbox") field.checked = value === "1";
      else field.value = value;
      if (field === dayField && value && !field.value) {
        dayFault = `"${value}" is not a day such as 2026-11-28, so changes are not filtered.`;
      }
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = ""; // no such option
    }
    apply();
  }

  // Scrolls twice, because years that come into view are laid out only then (content-visibility).
  function scrollTo(target) {
    target.scrollIntoView();
    requestAnimationFrame(() => requestAnimationFrame(() => target.scrollIntoView()));
  }

  // Clears the filter, which hides the target of a link.
  function reveal(target) {
    history.replaceState(null, "", location.pathname + location.hash);
    restore();
    scrollTo(target);
  }

  // Returns a name that says what is chosen: Site-timeline-china-from-2014.
  function fileName(site) {
    const words = chosen().map(([name, value]) => {
      if (name === "differ") return "sources differ";
      return ["from", "to", "changed"].includes(name) ? `${name} ${value}` : value;
    });
    return [site, "timeline", ...words].join(" ").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").slice(0, 100);
  }

  async function download(extension) {
    const { events, ...head } = await data();
    if (!found.length) return; // the filter has changed meanwhile
    const ids = new Set(found.map(({ id }) => id));
    const { type, write } = FORMATS[extension];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([write(events.filter(({ id }) => ids.has(id)), head)], { type }));
    link.download = `${fileName(head.site)}.${extension}`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  form.addEventListener("input", ({ target }) => {
    if (target === dayField) dayFault = "";
    apply();
    save();
  });
  form.elements.words.addEventListener("focus", () => findEvents("").catch(() => {}), { once: true }); // loads the index
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const field of yearFields) field.addEventListener("focus", () => field.select()); // what is typed replaces it
  for (const button of downloadButtons) {
    button.addEventListener("click", () => {
      download(button.dataset.take).catch(() => announce("The data could not be loaded; please try again."));
    });
  }
  for (const button of clearButtons) {
    button.addEventListener("click", () => {
      history.replaceState(null, "", location.pathname);
      restore();
      count.parentElement.focus(); // the button is now hidden; a field would open a phone's keyboard
    });
  }
  jump.addEventListener("input", (event) => {
    event.stopPropagation(); // it is no choice of the filter
    if (jump.value) scrollTo(document.getElementById(jump.value));
    jump.value = "";
  });
  // A bar of the strip adds its years to the other choices.
  document.querySelector(".density")?.addEventListener("click", (event) => {
    const bar = event.target.closest("a[href*='from=']");
    if (!bar || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const query = new URL(bar.href.baseVal ?? bar.href, location).searchParams;
    for (const field of yearFields) field.value = query.get(field.name);
    apply();
    save();
    form.scrollIntoView();
    count.parentElement.focus({ preventScroll: true });
  });
  addEventListener("popstate", restore);
  return { form, apply, restore, reveal, announce };
};

// Returns the positions in the timeline of the events that match words, the words that stand nowhere, and whether none
// has all the others.
const findEvents = async (words) => {
  const { port1, port2 } = new MessageChannel();
  (await searchWorker).postMessage({ words }, [port2]);
  const found = await new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  return { ...found, events: new Set(found.events) };
};
// Draws the strip of years for the events found. Each bar has its years in the address of its link.
const drawStrip = (events) => {
  const marks = document.querySelector(".density .marks[data-unit]");
  if (!marks) return;
  const { unit, base } = marks.dataset;
  for (const bar of marks.querySelectorAll("a")) {
    const query = new URL(bar.href.baseVal, location).searchParams;
    const [first, last] = [query.get("from"), query.get("to")];
    const within = events.filter(({ from, to }) => from <= last && to >= first);
    const begin = within.filter(({ from }) => from >= first).length;
    const heights = { bar: [0, begin], reach: [begin, within.length - begin] };
    for (const [name, [below, number]] of Object.entries(heights)) {
      const rect = bar.querySelector(`.${name}`); // none where no event begins, or none else reaches into the years
      rect?.setAttribute("y", base - (below + number) * unit);
      rect?.setAttribute("height", number * unit);
    }
    const label = bar.querySelector(".count");
    if (label) {
      label.textContent = within.length || "";
      label.setAttribute("y", base - within.length * unit - 4);
    }
    const years = first === last ? first : `${first} to ${last}`;
    bar.querySelector("title").textContent = `${years}: ${within.length} ${within.length === 1 ? "event" : "events"}`;
  }
};
// Returns the day in a field in words: 28 November 2026.
const dayInWords = ({ valueAsDate }) => valueAsDate.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
const fetchJson = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.status);
  return response.json();
};
const fragment = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // an invalid percent-encoding
  }
};
