// The search: a worker that speaks as the theme's does, and reads the whole index for each query.
"use strict";
const MARKED = 50; // pages; who reads on finds no more marks
const COMMON = " a an and are as at by for from how in is it of on or that the to was what when who with ";
const LIKE = { ә: "а", ғ: "г", һ: "х", і: "и", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у" };
const fold = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/[\p{M}әғһіқңөұү]/gu, (letter) => LIKE[letter] || "");
const mark = (html, words) =>
  html.replace(/<[^>]*>|&#?\w+;|[\p{L}\p{M}\p{N}]+/gu, (found) =>
    words.some(({ word }) => fold(found).startsWith(word)) ? `<mark>${found}</mark>` : found
  );
const isMarked = (html) => html.includes("<mark>");
const pages = new Map(); // the entries of each: its own, then those of sections
let names;

async function load() {
  const index = await (await fetch("../search/search_index.json")).json();
  names = index.names.map((html) => ({ html, text: fold(html) }));
  for (const entry of index.docs) {
    const [page] = entry.location.split("#");
    const one = { entry, title: fold(entry.title), text: fold(entry.text), also: entry.names || [] };
    if (!pages.get(page)?.push(one)) pages.set(page, [one]);
  }
  postMessage({ type: 1 });
}

// How well a word, or its beginning, fits a text.
function fit(text, { word, pattern }) {
  const found = text.includes(word) && pattern.exec(text);
  return found && (found[1] ? 1 : 2) + word.length / text.length;
}

// The words of a query. What begins a tag or an entity is no word of a text.
function wordsOf(query) {
  const asked = fold(query).match(/[\p{L}\p{N}]+/gu) || [];
  const telling = asked.filter((word) => !COMMON.includes(` ${word} `));
  return (telling.length ? telling : asked).map((word) => {
    const one = { word, pattern: RegExp(`(?<![\\p{L}\\p{N}<&]|</)${word}([\\p{L}\\p{N}]?)`, "u") };
    return { ...one, known: names.map(({ text }) => fit(text, one)) };
  });
}

// The HTML of an entry with marks: two marked parts of its text, and the names that alone explain it.
function marked({ entry, title, text, also }, words) {
  const parts = entry.text.split(/(?=<(?:p|[uo]l|pre)>)/).map((part) => mark(part, words));
  const best = parts.filter(isMarked).slice(0, 2);
  const unseen = words.filter((sought) => !fit(title, sought) && !fit(text, sought));
  const named = also.map((place) => mark(names[place].html, unseen)).filter(isMarked);
  return { title: mark(entry.title, words), text: [...(best.length ? best : parts), ...named].join("") };
}

// The pages that fit all words, or as much as any fits.
function search(query) {
  const words = wordsOf(query);
  const found = []; // by the number of letters that fit
  for (const page of pages.values()) {
    const hits = page.map((one) => {
      const hit = { one, terms: {}, score: 0, letters: 0 };
      for (const sought of words) {
        const named = one.also.map((name) => sought.known[name]);
        const value = Math.max(9 * fit(one.title, sought), fit(one.text, sought), ...named);
        hit.terms[sought.word] = value > 0;
        hit.letters += value && sought.word.length;
        hit.score += value * sought.word.length * (one === page[0] ? 2 : 1);
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
    hits.map(({ one, ...fitting }) => ({ ...one.entry, ...(place < MARKED && marked(one, words)), ...fitting }))
  );
}

onmessage = ({ data: { type, data } }) =>
  type === 2 ? postMessage({ type: 3, data: { items: search(data) } }) : load().catch(reportError);
