// The form of the timeline: what is asked for, counts, the address and downloads. The state is the query
// of the address, so that a selection can be linked. What there is to be filtered, and how what is found
// is shown, is the business of the page's other script: timeline.js or overview.js.
"use strict";
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const grouped = new Intl.NumberFormat("en").format;

// `records(wanted)`: what there is, each with from, to, differ and a list or text of signs for each facet,
// or nothing while it is not there yet; `sign(facet, value)`: the sign of an option; `finder(word)`: whether
// a record has the word; `show(found)`: show what is found; `data()`: an envelope of at least its events.
const timelineForm = (form, { records, sign, finder, show, data }) => {
  const count = form.querySelector("[data-count]");
  const status = form.querySelector("[data-status]");
  const facets = [...form.querySelectorAll("select")];
  let found = [];

  function state() {
    const values = new FormData(form);
    const year = (name) => parseInt(values.get(name), 10);
    return {
      words: fold(values.get("words")).split(/\s+/).filter(Boolean),
      differ: values.get("differ") !== null,
      from: year("from") || -Infinity,
      to: year("to") || Infinity,
      facets: facets.map(({ name, value }) => [name, value && sign(name, value)]),
    };
  }

  let timer;
  function say(words) {
    count.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = words), 400);
  }

  function apply() {
    const wanted = state();
    const all = records(wanted);
    if (!all) return;
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
    show(found);
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
      const field = form.elements[name];
      if (!field || !field.name) continue;
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

  const quote = (value) => {
    const text = /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value); // no formula in a spreadsheet
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const brace = (text) => text.replace(/[\\{}]/g, "").replace(/([#$%&_])/g, "\\$1");
  const writers = {
    json: (envelope, events) => JSON.stringify({ ...envelope, events }, null, 2),
    csv(_, events) {
      const columns = ["id", "title", "kind", "date_edtf", "date_words", "themes", "actors", "places", "sources", "other_sources", "summary", "url"];
      const cell = (event, name) => quote(Array.isArray(event[name]) ? event[name].join("; ") : event[name]);
      return [columns, ...events.map((event) => columns.map((name) => cell(event, name)))]
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
    const { clear, take: kind } = target.dataset;
    if (kind) take(kind).catch(() => say("The data could not be loaded; please try again."));
    if (clear === undefined) return;
    history.replaceState(null, "", location.pathname);
    restore();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", restore);
  return { apply, restore, reveal, say };
};

const loaded = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
};
const aim = () => decodeURIComponent(location.hash.slice(1));
