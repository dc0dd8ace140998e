// The form of the timeline: what is asked for, counts, the address and downloads. The state is the query
// of the address, so that a selection can be linked. What there is to be filtered, and how what is found
// is shown, is the business of the page's other script: timeline.js or overview.js.
"use strict";
const grouped = new Intl.NumberFormat("en").format;

// What a spreadsheet could take for a formula: the same as in scripts/chronology/exports/spreadsheet.py. The
// cases of tests/cells.yml hold for both.
const FORMULA =
  /^(?:[\t-\r\u001c-\u001f \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]|[\t\n\r'])/;
const cell = (value) => {
  const text = FORMULA.test(value) ? "'" + value : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
// LaTeX's special characters, escaped as in scripts/chronology/model/bibliography.py.
const TEX = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
};
const brace = (text) =>
  text.replace(/[\s\p{Cc}]+/gu, " ").replace(/[\\{}~^#$%&_]/g, (mark) => TEX[mark] || `\\${mark}`);

// `records(wanted)`: what there is, each with from, to, differ and a list or text of signs for each facet,
// or nothing while it is not there yet; `sign(facet, value)`: the sign of an option; `finder(word)`: whether
// a record has the word; `show(found, any)`: show what is found, and whether anything is asked for;
// `data()`: an envelope of at least its events.
const timelineForm = (form, { records, sign, finder, show, data }) => {
  const count = form.querySelector("[data-count]");
  const status = form.querySelector("[data-status]");
  const wrong = form.querySelector("[data-wrong]");
  const none = document.querySelector("[data-none]");
  const clearers = [...document.querySelectorAll("[data-clear]")];
  const facets = [...form.querySelectorAll("select")];
  let found = [];

  function state() {
    const values = new FormData(form);
    const words = wordsOf(values.get("words"));
    const differ = values.get("differ") !== null;
    const [from, to] = years();
    return {
      words,
      differ,
      from: from || -Infinity,
      to: to || Infinity,
      facets: facets.map(({ name, value }) => [name, value && sign(name, value)]),
      any: Boolean(words.length || differ || from || to || facets.some(({ value }) => value)),
    };
  }

  // The years asked for. Where one is half typed, or leaves out all of the timeline, or they are the wrong
  // way round, neither counts, and `fault` says so.
  let fault = { words: "", fields: [] };
  function years() {
    const fields = [form.elements.from, form.elements.to];
    const typed = fields.map(({ value }) => value.trim());
    const { first, last } = form.dataset;
    const isYear = (value, to) => /^\d{4}$/.test(value) && (to ? +value >= first : +value <= last);
    const odd = typed.findIndex((value, to) => value && !isYear(value, to));
    fault = { words: "", fields: [] };
    if (odd >= 0) {
      fault.words = `"${typed[odd]}" is not a year from ${first} to ${last}, so years are not filtered.`;
      fault.fields = fields.filter((_, place) => typed[place] && !isYear(typed[place], place));
    } else if (typed[0] && typed[1] && +typed[0] > +typed[1]) {
      fault.words = `The first year, ${typed[0]}, is after the last, ${typed[1]}, so years are not filtered.`;
      fault.fields = fields;
    }
    return fault.words ? [] : typed.map(Number);
  }
  function complain() {
    wrong.textContent = fault.words;
    wrong.hidden = !fault.words;
    for (const field of [form.elements.from, form.elements.to]) {
      if (fault.fields.includes(field)) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }

  let timer;
  function say(words) {
    count.textContent = words;
    if (!fault.words) complain();
    clearTimeout(timer);
    timer = setTimeout(() => {
      complain();
      status.textContent = fault.words ? `${fault.words} ${words}` : words;
    }, 400);
  }

  // The way out is where the reader looks: in the place of the list where nothing is found.
  function offer() {
    const set = [...new FormData(form).values()].some(Boolean);
    for (const button of clearers) button.hidden = !set || (form.contains(button) && !none.hidden);
  }

  function apply() {
    const wanted = state();
    offer();
    const all = records(wanted);
    if (!all) {
      if (!wanted.any) say(count.textContent); // years may be wrong
      return;
    }
    const has = wanted.words.map(finder);
    const choices = wanted.facets.filter(([, value]) => value);
    const tallies = facets.map(({ name }) => [name, new Map()]);
    found = all.filter((one) => {
      // An event stays where it may have fallen into the years asked for.
      if (one.to < wanted.from || one.from > wanted.to || (wanted.differ && !one.differ)) return false;
      if (!has.every((word) => word(one))) return false;
      let missed = "";
      for (const [name, value] of choices) {
        if (one[name].includes(value)) continue;
        if (missed) return false;
        missed = name;
      }
      // An option counts what it would show beside the other choices.
      for (const [name, tally] of tallies) {
        if (missed && missed !== name) continue;
        for (const value of one[name]) tally.set(value, (tally.get(value) || 0) + 1);
      }
      return !missed;
    });
    facets.forEach((facet, place) => {
      for (const option of facet.options) {
        if (!option.value) continue;
        const text = `${option.dataset.words} (${grouped(tallies[place][1].get(sign(facet.name, option.value)) || 0)})`;
        if (option.text !== text) option.text = text;
      }
    });
    show(found, wanted.any);
    none.hidden = found.length > 0;
    offer();
    for (const button of form.querySelectorAll("[data-take]")) button.disabled = !found.length;
    say(`${grouped(found.length)} of ${grouped(all.length)} events`);
  }

  function remember() {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) query.set(name, value);
    const text = query.toString();
    history.replaceState(null, "", text ? "?" + text : location.pathname);
  }

  function restore() {
    form.reset();
    const query = new URLSearchParams(location.search);
    let more = false;
    for (const [name, value] of query) {
      const field = form.elements.namedItem(name);
      if (!field?.name) continue;
      if (field.type === "checkbox") field.checked = value === "1";
      else field.value = value;
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
      more ||= Boolean(field.closest("details") && field.value);
    }
    if (more) form.querySelector("details").open = true;
    apply();
  }

  // A link to something that the filter hides shows it. Years that come into view are laid out only then
  // and move what is below them, so it is brought into view once more.
  function reveal(target) {
    history.replaceState(null, "", location.pathname + location.hash);
    restore();
    const show = () => target.scrollIntoView();
    show();
    requestAnimationFrame(() => requestAnimationFrame(show));
  }

  const writers = {
    json: (envelope, events) => JSON.stringify({ ...envelope, events }, null, 2),
    csv(_, events) {
      const columns = ["id", "title", "kind", "date_edtf", "date_words", "themes", "actors", "places", "sources", "other_sources", "summary", "url"];
      const value = (one) => cell(Array.isArray(one) ? one.join("; ") : String(one));
      return [columns, ...events.map((event) => columns.map((name) => value(event[name])))]
        .map((row) => row.join(","))
        .join("\r\n");
    },
    bib: (envelope, events) =>
      events
        .map(
          (event) =>
            `@misc{${event.id},\n  title = {${brace(event.title)}},\n  howpublished = {${brace(envelope.site)}},\n` +
            `  note = {${brace(event.date_words)}; sources: ${brace(event.sources.join(", "))}},\n  url = {${event.url}}\n}`
        )
        .join("\n\n"),
  };
  async function take(kind) {
    const { events, ...envelope } = await data();
    if (!found.length) return;
    const shown = new Set(found.map((one) => one.id));
    const text = writers[kind](envelope, events.filter((one) => shown.has(one.id)));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: { json: "application/json", csv: "text/csv" }[kind] || "text/plain" }));
    link.download = `timeline.${kind}`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  form.addEventListener("input", () => {
    apply();
    remember();
  });
  form.addEventListener("click", ({ target }) => {
    const kind = target.dataset.take;
    if (kind) take(kind).catch(() => say("The data could not be loaded; please try again."));
  });
  for (const button of clearers) {
    button.addEventListener("click", () => {
      history.replaceState(null, "", location.pathname);
      restore();
      count.parentElement.focus(); // for the button is gone; a field would open the keyboard of a phone
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", restore);
  return { apply, restore, reveal, say };
};

const loaded = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
};
const aim = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // a broken escape
  }
};
