// The search: a worker that speaks as the theme's does, and reads the whole index for each query.
"use strict";
const MARKED = 50; // pages; who reads on finds no more marks
const COMMON = " a an and are as at by for from how in is it of on or that the to was what when who with ";
importScripts("words.js");
// What a reader sees as one: a tag or an entity, which is left alone, or a number or word as it is written.
const PIECE = RegExp(
  `<[^>]*>|&#?\\w+;|(${THOUSANDS.source}|[\\p{L}\\p{M}\\p{N}\\p{Cf}]+(?:['’‘][\\p{L}\\p{M}\\p{N}]+)*)`,
  "gu"
);
const mark = (html, words) =>
  html.replace(PIECE, (found, word) =>
    word && words.some((sought) => fit(fold(word), sought)) ? `<mark>${found}</mark>` : found
  );
const textOf = (html) => fold(html.replace(/<[^>]*>|&#?\w+;/g, " "));
const isMarked = (html) => html.includes("<mark>");
const pages = new Map(); // the entries of each: its own, then those of sections
let names;

async function load() {
  const index = await (await fetch("../search/search_index.json")).json();
  names = index.names.map((html) => ({ html, text: textOf(html) }));
  for (const entry of index.docs) {
    const [page] = entry.location.split("#");
    const one = { entry, title: textOf(entry.title), text: textOf(entry.text), also: entry.names || [] };
    if (!pages.get(page)?.push(one)) pages.set(page, [one]);
  }
  postMessage({ type: 1 });
}

// How well a word, or its beginning, fits a text.
function rate(text, sought) {
  const found = fit(text, sought);
  return found && (found[1] ? 1 : 2) + sought.word.length / text.length;
}

// The words of a query that tell something.
function tellingOf(query) {
  const asked = wordsOf(query);
  const telling = asked.filter(({ word }) => !COMMON.includes(` ${word} `));
  return (telling.length ? telling : asked).map((one) => ({ ...one, known: names.map(({ text }) => rate(text, one)) }));
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
  const words = tellingOf(query);
  const found = []; // by the number of letters that fit
  for (const page of pages.values()) {
    const hits = page.map((one) => {
      const hit = { one, terms: {}, score: 0, letters: 0 };
      for (const sought of words) {
        const named = one.also.map((name) => sought.known[name]);
        const value = Math.max(9 * rate(one.title, sought), rate(one.text, sought), ...named);
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
