// Filters the timeline by what stands in its cards. Everything is in the page already; this only
// hides and counts. The state is the query of the address, so that a selection can be linked.
"use strict";
(() => {
  const form = document.querySelector("form[data-timeline]");
  if (!form) return;
  const list = document.querySelector("[data-events]");
  const names = JSON.parse(document.querySelector("[data-names]").textContent);
  const count = form.querySelector("[data-count]");
  const status = form.querySelector("[data-status]");
  const facets = [...form.querySelectorAll("select")];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const split = (text) => (text ? text.split(" ") : []);

  const cards = [...list.querySelectorAll("article.card")].map((card) => {
    const { from, to, theme, actor, source, kind, place, differ } = card.dataset;
    const also = [...split(actor), ...split(place).map((id) => "@" + id)].map((id) => names[id] || "");
    return {
      card,
      item: card.parentElement,
      from: +from,
      to: +to,
      differ: differ !== undefined,
      theme: split(theme),
      actor: split(actor),
      source: split(source),
      kind: [kind],
      words: fold(card.textContent + " " + also.join(" ")),
    };
  });
  const years = [...list.querySelectorAll(".year")];

  function state() {
    const values = new FormData(form);
    const year = (name) => parseInt(values.get(name), 10);
    return {
      words: fold(values.get("words")).split(/\s+/).filter(Boolean),
      differ: values.get("differ") !== null,
      from: year("from") || -Infinity,
      to: year("to") || Infinity,
      facets: facets.map((facet) => [facet.name, facet.value]),
    };
  }

  // An event stays where it may have fallen into the years asked for.
  const fits = (one, wanted) =>
    one.to >= wanted.from &&
    one.from <= wanted.to &&
    (one.differ || !wanted.differ) &&
    wanted.words.every((word) => one.words.includes(word));

  let timer;
  function apply() {
    const wanted = state();
    const tallies = facets.map(() => new Map());
    let shown = 0;
    for (const one of cards) {
      const basic = fits(one, wanted);
      const misses = basic ? wanted.facets.filter(([name, value]) => value && !one[name].includes(value)) : null;
      const hidden = !basic || misses.length > 0;
      one.item.hidden = hidden;
      one.hidden = hidden;
      shown += !hidden;
      // An option counts what it would show beside the other choices.
      if (basic && misses.length < 2) {
        facets.forEach((facet, place) => {
          if (misses.length && misses[0][0] !== facet.name) return;
          for (const value of one[facet.name]) tallies[place].set(value, (tallies[place].get(value) || 0) + 1);
        });
      }
    }
    for (const year of years) year.hidden = !year.querySelector("li:not([hidden])");
    facets.forEach((facet, place) => {
      for (const option of facet.options) {
        if (!option.value) continue;
        const text = `${option.dataset.words} (${tallies[place].get(option.value) || 0})`;
        if (option.text !== text) option.text = text;
      }
    });
    const words = `${shown} of ${cards.length} events`;
    count.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = words), 400);
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

  // A link to an event shows it, whatever the filter. Years that come into view are laid out only
  // then and move what is below them, so the event is brought into view once more.
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) return;
    history.replaceState(null, "", location.pathname + location.hash);
    restore();
    const show = () => target.scrollIntoView();
    show();
    requestAnimationFrame(() => requestAnimationFrame(show));
  }

  const change = () => {
    apply();
    remember();
  };
  form.addEventListener("input", change);
  form.addEventListener("click", (event) => {
    if (event.target.dataset.clear === undefined) return;
    history.replaceState(null, "", location.pathname);
    restore();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", restore);
  addEventListener("hashchange", reveal);

  const quote = (value) => {
    const text = /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value); // no formula in a spreadsheet
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const brace = (text) => text.replace(/[\\{}]/g, "").replace(/([#$%&_])/g, "\\$1");
  const writers = {
    json: (envelope, events) => JSON.stringify({ ...envelope, events }, null, 2),
    csv(_, events) {
      const columns = ["id", "title", "kind", "date_edtf", "date_words", "themes", "actors", "places", "sources", "summary", "url"];
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
  form.addEventListener("click", async (event) => {
    const kind = event.target.dataset.take;
    if (!kind) return;
    const answer = await fetch(list.dataset.events);
    const { events, ...envelope } = await answer.json();
    const shown = new Set(cards.filter((one) => !one.hidden).map((one) => one.card.id));
    const text = writers[kind](envelope, events.filter((one) => shown.has(one.id)));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: { json: "application/json", csv: "text/csv" }[kind] || "text/plain" }));
    link.download = `timeline.${kind}`;
    link.click();
    URL.revokeObjectURL(link.href);
  });

  restore();
  reveal();
})();
