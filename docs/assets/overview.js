// The filter of a long timeline. Its index is loaded on first use: the facets, for the menus, then titles and dates.
// The results replace the list of years.
"use strict";
{
  const results = document.querySelector("[data-facets]");
  const list = results.querySelector("ol");
  const moreButton = results.querySelector("[data-more]");
  const retryButton = results.querySelector("[data-again]");
  const decades = document.querySelector(".decades");
  const BATCH = 50; // results added to the list at a time
  const MOST_REQUESTS = 200; // above, a download fetches the file of all events
  let events, loading;
  let titled = false; // whether events have ids, titles and dates
  let found = [];
  const codes = {}; // for each menu, a map from its values to their codes

  // The index writes numbers as characters, # for 0; see pages/timeline.py.
  const encode = (number) => String.fromCharCode(35 + number);
  const decode = (character) => character.charCodeAt() - 35;

  function readFacets({ years, to, differ, changed, ...facets }) {
    const columns = Object.entries(facets).map(([name, { keys, of }]) => {
      codes[name] = new Map(keys.map((key, number) => [key, encode(number)]));
      return [name, of.split(" ")];
    });
    const days = changed.of.split(" ").map((code) => code && changed.keys[decode(code)]);
    const from = years.flatMap(([year, count]) => Array(count).fill(year));
    events = from.map((year, i) => {
      const event = { from: year, to: year + decode(to[i]), differ: differ[i] === "1", changed: days[i] };
      for (const [name, values] of columns) event[name] = values[i];
      return event;
    });
  }

  function readTitles({ ids, titles, dates }) {
    events.forEach((event, i) => Object.assign(event, { id: ids[i], title: titles[i], dateWords: dates[i] }));
    titled = true;
  }

  // Lets the browser handle input.
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  async function loadIndex() {
    announce("Loading the index of events …");
    retryButton.hidden = true;
    try {
      if (!events) readFacets(await fetchJson(results.dataset.facets));
      await pause();
      apply();
      if (!titled) readTitles(await fetchJson(results.dataset.titles));
      await pause();
      apply();
    } catch (error) {
      loading = null;
      results.hidden = retryButton.hidden = false;
      announce("The index of events could not be loaded.");
      throw error;
    }
  }
  const loadOnce = () => (loading ||= loadIndex());
  const startLoading = () => loadOnce().catch(() => {});

  const makeLink = (href, text) => Object.assign(document.createElement("a"), { href, textContent: text });
  function showMore() {
    const items = found.slice(list.children.length, list.children.length + BATCH).map((event) => {
      const item = document.createElement("li");
      const year = makeLink(`${results.dataset.years}${event.from}/`, event.from);
      const date = document.createElement("span");
      [year.className, date.className, date.textContent] = ["relation", "when", event.dateWords];
      item.append(year, " ", makeLink(`${results.dataset.pages}${event.id}/`, event.title), " ", date);
      return item;
    });
    list.append(...items);
    const left = found.length - list.children.length;
    moreButton.textContent = left ? `Show more (${formatNumber(left)} left)` : "All are shown";
    moreButton.hidden = !left && document.activeElement !== moreButton; // or the focus is lost
  }

  const { form, apply, restore, reveal, announce } = timelineFilter({
    records({ active }) {
      if (events) return events;
      if (active) {
        startLoading();
        announce("Loading the index of events …");
      }
    },
    code: (menu, value) => codes[menu]?.get(value) || " ", // " " is the code of no value
    show(matching, active) {
      found = matching;
      results.hidden = !active;
      decades.hidden = active;
      list.replaceChildren();
      if (titled && active) showMore();
    },
    async data() {
      await loadOnce();
      if (found.length > MOST_REQUESTS) return fetchJson(results.dataset.events);
      const files = await Promise.all(found.map(({ id }) => fetchJson(`${results.dataset.event}${id}.json`)));
      return { ...files[0], event: undefined, events: files.map(({ event }) => event) };
    },
  });

  // A year may be hidden by the filter; an event has a page of its own.
  async function followFragment() {
    const id = fragment();
    const target = document.getElementById(id);
    if (id && !target) {
      await loadOnce();
      if (events.some((event) => event.id === id)) location.replace(`${results.dataset.pages}${id}/`);
    } else if (location.search && decades.contains(target)) reveal(target);
  }

  form.addEventListener("focusin", startLoading);
  retryButton.addEventListener("click", startLoading);
  moreButton.addEventListener("click", showMore);
  addEventListener("beforeprint", () => {
    while (titled && list.children.length < found.length) showMore();
  });
  addEventListener("hashchange", followFragment);
  if (location.search) restore();
  else form.reset();
  followFragment();
}
