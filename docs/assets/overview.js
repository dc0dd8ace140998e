// Filters a long timeline by its index, which is loaded when the form is first used or the address asks
// for something: first what the choices need, then titles and names. What is found takes the years' place.
"use strict";
(() => {
  const form = document.querySelector("form[data-timeline]");
  const box = document.querySelector("[data-facets]");
  if (!form || !box) return;
  const list = box.querySelector("ol");
  const more = box.querySelector("[data-more]");
  const again = box.querySelector("[data-again]");
  const decades = document.querySelector(".decades");
  const BATCH = 50;
  const FEW = 200; // events that are fetched one by one for a download; of more, all are fetched at once
  let all, titles, loading;
  let found = [];
  const signs = {};

  // In a column a character is a number, from # for 0; timeline_index.py says more.
  const letter = (number) => String.fromCharCode(35 + number);

  class Event {
    constructor(from, to, differ) {
      Object.assign(this, { from, to, differ });
    }
    get when() {
      return titles.dates[this.date.charCodeAt() - 35].replaceAll("$", this.from).replaceAll("%", this.to);
    }
    get id() {
      const words = fold(this.title).match(WORD) || [];
      const part = (text) => (/^[A-Z]$/.test(text) ? words[text.charCodeAt() - 65] : text || this.from);
      return this.short.split("-").map(part).join("-");
    }
  }

  function readFacets({ years, to, differ, ...facets }) {
    const columns = Object.entries(facets).map(([name, { keys, of }]) => {
      signs[name] = new Map(keys.map((key, place) => [key, letter(place)]));
      return [name, of.split(" ")];
    });
    all = [];
    for (const [from, count] of years) {
      for (let left = count; left--; ) {
        const place = all.length;
        const one = new Event(from, from + to.charCodeAt(place) - 35, differ[place] === "1");
        for (const [name, of] of columns) one[name] = of[place];
        all.push(one);
      }
    }
  }

  function readTitles(index) {
    const columns = [index.titles.split("\n"), index.ids.split("\n"), index.date.of.split(" "), index.place.of.split(" ")];
    const names = { ...index.names, theme: [], kind: [] };
    for (const { value, dataset, parentElement: facet } of form.querySelectorAll("option[data-words]")) {
      // That something is an event is said of none: only plans and figures are named.
      if (index.names[facet.name] || value === "event") continue;
      names[facet.name][signs[facet.name].get(value).charCodeAt() - 35] = dataset.words;
    }
    for (const name in names) names[name] = names[name].map(fold);
    titles = { names, dates: index.date.keys };
    all.forEach((one, place) => {
      [one.title, one.short, one.date, one.place] = columns.map((column) => column[place]);
    });
    const words = fold(all.map(({ title, when }) => `${title} ${when}`).join("\n")).split("\n");
    all.forEach((one, place) => (one.words = words[place]));
  }

  const pause = () => new Promise((go) => setTimeout(go)); // for what the reader types meanwhile
  async function get() {
    say("Loading the index of events …");
    again.hidden = true;
    try {
      if (!all) readFacets(await loaded(box.dataset.facets));
      await pause();
      apply();
      if (!titles) readTitles(await loaded(box.dataset.titles));
      await pause();
      apply();
    } catch (error) {
      loading = null;
      box.hidden = again.hidden = false;
      say("The index of events could not be loaded.");
      throw error;
    }
  }
  const load = () => (loading ||= get());
  const begin = () => load().catch(() => {});

  const link = (href, text) => Object.assign(document.createElement("a"), { href, textContent: text });
  function extend() {
    const items = found.slice(list.children.length, list.children.length + BATCH).map((one) => {
      const item = document.createElement("li");
      const year = link(`${box.dataset.years}${one.from}/`, one.from);
      const when = document.createElement("span");
      [year.className, when.className, when.textContent] = ["relation", "when", one.when];
      item.append(year, " ", link(`${box.dataset.pages}${one.id}/`, one.title), " ", when);
      return item;
    });
    list.append(...items);
    const left = found.length - list.children.length;
    more.textContent = left ? `Show more (${grouped(left)} left)` : "All are shown";
    more.hidden = !left && document.activeElement !== more; // or the focus would be lost
  }

  const { apply, restore, reveal, say } = timelineForm(form, {
    records({ words, any }) {
      if (titles || (all && !words.length)) return all;
      if (any) {
        begin();
        say("Loading the index of events …");
      }
    },
    sign: (name, value) => signs[name]?.get(value) || "none",
    finder(sought) {
      const hits = Object.entries(titles.names)
        .map(([name, names]) => [name, [...names.keys()].filter((place) => names[place] && fit(names[place], sought)).map(letter)])
        .filter(([, letters]) => letters.length);
      return (one) => fit(one.words, sought) || hits.some(([name, letters]) => letters.some((one_) => one[name].includes(one_)));
    },
    show(now, any) {
      found = now;
      box.hidden = !any;
      decades.hidden = any;
      list.replaceChildren();
      if (titles && any) extend();
    },
    async data() {
      await load();
      if (found.length > FEW) return loaded(box.dataset.events);
      const answers = await Promise.all(found.map(({ id }) => loaded(`${box.dataset.event}${id}.json`)));
      return { ...answers[0], event: undefined, events: answers.map(({ event }) => event) };
    },
  });

  // A link to a year shows it, whatever the filter; one to an event leads to its page.
  async function follow() {
    const target = document.getElementById(aim());
    if (!target && aim()) {
      await load();
      if (all.some(({ id }) => id === aim())) location.replace(`${box.dataset.pages}${aim()}/`);
    } else if (location.search && decades.contains(target)) reveal(target);
  }

  form.addEventListener("focusin", begin);
  again.addEventListener("click", begin);
  more.addEventListener("click", extend);
  addEventListener("beforeprint", () => {
    while (titles && list.children.length < found.length) extend();
  });
  addEventListener("hashchange", follow);
  if (location.search) restore();
  else form.reset();
  follow();
})();
