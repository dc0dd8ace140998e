// The search: a worker that speaks as the theme's does, and reads the whole index for each query.
"use strict";
const MARKED = 50; // pages; who reads on finds no more marks
const COMMON = " a an and are as at by for from how in is it of on or that the to was what when who with ";
const LIKE = { ә: "а", ғ: "г", һ: "х", і: "и", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у" };

const fold = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[әғһіқңөұү]/g, (letter) => LIKE[letter]);
// The words of HTML between spaces: « of» begins a word, « of » is one.
const words = (html) => fold(` ${html} `).replace(/(?:<[^>]*>|&#?\w+;|[^\p{L}\p{N}])+/gu, " ");
const mark = (html, starts) =>
  html.replace(/<[^>]*>|&#?\w+;|[\p{L}\p{M}\p{N}]+/gu, (found) =>
    starts.some((start) => fold(found).startsWith(start)) ? `<mark>${found}</mark>` : found
  );
const isMarked = (html) => html.includes("<mark>");
const pages = new Map(); // the entries of each: its own, then those of sections
let names;

async function load() {
  const index = await (await fetch("../search/search_index.json")).json();
  names = index.names.map((html) => ({ html, text: words(html) }));
  for (const entry of index.docs) {
    const [page] = entry.location.split("#");
    const one = { entry, title: words(entry.title), text: words(entry.text), also: entry.names || [] };
    if (!pages.get(page)?.push(one)) pages.set(page, [one]);
  }
  postMessage({ type: 1 });
}

// How well a word, or its beginning, fits a text.
const fit = (text, word) => text.includes(word.trimEnd()) && 1 + text.includes(word) + word.length / text.length;

// The HTML of an entry with marks: two marked parts of its text, and the names that alone explain it.
function marked({ entry, title, text, also }, starts) {
  const parts = entry.text.split(/(?=<(?:p|[uo]l|pre)>)/).map((part) => mark(part, starts));
  const best = parts.filter(isMarked).slice(0, 2);
  const unseen = starts.filter((start) => !(title + text).includes(" " + start));
  const named = also.map((place) => mark(names[place].html, unseen)).filter(isMarked);
  return { title: mark(entry.title, starts), text: [...(best.length ? best : parts), ...named].join("") };
}

// The pages that fit all words, or as much as any fits.
function search(query) {
  const asked = (query.match(/"[^"]+|[^\s"]+/g) || []).map(words).filter((word) => word !== " ");
  const telling = asked.filter((word) => !COMMON.includes(word));
  const sought = (telling.length ? telling : asked).map((word) => [word, names.map((name) => fit(name.text, word))]);
  const starts = sought.flatMap(([word]) => word.trim().split(" "));
  const found = []; // by the number of letters that fit
  for (const page of pages.values()) {
    const hits = page.map((one) => {
      const hit = { one, terms: {}, score: 0, letters: 0 };
      for (const [word, known] of sought) {
        const value = Math.max(9 * fit(one.title, word), fit(one.text, word), ...one.also.map((name) => known[name]));
        hit.terms[word.trim()] = value > 0;
        hit.letters += value && word.length;
        hit.score += value * word.length * (one === page[0] ? 2 : 1);
      }
      return hit;
    });
    const most = Math.max(...hits.map(({ letters }) => letters));
    const best = hits.filter(({ letters }) => letters === most).sort((a, b) => b.score - a.score);
    if (!best.includes(hits[0])) best.push({ one: page[0], terms: {}, score: 0 });
    (found[most] ||= []).push(best);
  }
  if (found.length < 2) return [];
  const order = found.pop().sort(([a], [b]) => b.score - a.score);
  return order.map((hits, place) =>
    hits.map(({ one, ...fitting }) => ({ ...one.entry, ...(place < MARKED && marked(one, starts)), ...fitting }))
  );
}

onmessage = ({ data: { type, data } }) =>
  type === 2 ? postMessage({ type: 3, data: { items: search(data) } }) : load().catch(reportError);
