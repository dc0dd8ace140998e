// The worker of the site's search. It exchanges messages with the theme as the theme's own worker would:
// an index that is ready, a query, its result. It compares each query with all entries of the index.
"use strict";
importScripts("words.js");
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const MOST_HIGHLIGHTED = 50; // pages; the results after them are not highlighted, which saves time
const STOP_WORDS = new Set(
  "a an and are as at by for from how in is it of on or that the to was what when who with".split(" ")
);
// A tag or an entity, which is left alone, or (captured) a number or a word as it is written.
const TOKEN = RegExp(
  `<[^>]*>|&#?\\w+;|(${THOUSANDS.source}|[\\p{L}\\p{M}\\p{N}\\p{Cf}]+(?:['’‘][\\p{L}\\p{M}\\p{N}]+)*)`,
  "gu"
);
const highlight = (html, terms) =>
  html.replace(TOKEN, (token, word) =>
    word && terms.some((term) => findTerm(fold(word), term)) ? `<mark>${token}</mark>` : token
  );
const isHighlighted = (html) => html.includes("<mark>");
const textOf = (html) => fold(html.replace(/<[^>]*>|&#?\w+;/g, " "));
const pages = new Map(); // by address, the entries of a page: first its own, then those of its sections
let names;

async function load() {
  const index = await (await fetch("../search/search_index.json")).json();
  names = index.names.map((html) => ({ html, text: textOf(html) }));
  for (const doc of index.docs) {
    const [page] = doc.location.split("#");
    const entry = { doc, title: textOf(doc.title), text: textOf(doc.text), names: doc.names || [] };
    if (!pages.get(page)?.push(entry)) pages.set(page, [entry]);
  }
  postMessage({ type: READY });
}

// Returns how well a term matches a text: whole words and short texts score more; 0 or false for no match.
function scoreOf(text, term) {
  const found = findTerm(text, term);
  return found && (found[1] ? 1 : 2) + term.word.length / text.length;
}

// Returns the terms of a query, without stop words if there are others, and with their score in each name.
function termsOf(query) {
  const all = parseQuery(query);
  const telling = all.filter(({ word }) => !STOP_WORDS.has(word));
  return (telling.length ? telling : all).map((term) => ({
    ...term,
    nameScores: names.map(({ text }) => scoreOf(text, term)),
  }));
}

// Returns title and text of an entry, highlighted. The text is its first two blocks with a match, or else all
// of it, and the names that match a term which neither title nor text contains.
function excerpt(entry, terms) {
  const blocks = entry.doc.text.split(/(?=<(?:p|[uo]l|pre)>)/).map((block) => highlight(block, terms));
  const matching = blocks.filter(isHighlighted).slice(0, 2);
  const missing = terms.filter((term) => !findTerm(entry.title, term) && !findTerm(entry.text, term));
  const named = entry.names.map((number) => highlight(names[number].html, missing)).filter(isHighlighted);
  return {
    title: highlight(entry.doc.title, terms),
    text: [...(matching.length ? matching : blocks), ...named].join(""),
  };
}

// Returns the pages that match all terms of a query; if none does, those that match the most letters of it.
function search(query) {
  const terms = termsOf(query);
  const found = []; // by the number of letters that match
  for (const page of pages.values()) {
    const hits = page.map((entry) => {
      const hit = { entry, terms: {}, score: 0, letters: 0 };
      for (const term of terms) {
        const inNames = entry.names.map((number) => term.nameScores[number]);
        const score = Math.max(9 * scoreOf(entry.title, term), scoreOf(entry.text, term), ...inNames);
        hit.terms[term.word] = score > 0;
        hit.letters += score && term.word.length;
        hit.score += score * term.word.length * (entry === page[0] ? 2 : 1);
      }
      return hit;
    });
    const most = Math.max(...hits.map(({ letters }) => letters));
    const best = hits.filter(({ letters }) => letters === most).sort((a, b) => b.score - a.score);
    // The theme needs the page's own entry, for the heading of the result.
    if (!best.includes(hits[0])) best.push({ entry: page[0], terms: {}, score: 0 });
    (found[most] ||= []).push(best);
  }
  if (found.length < 2) return []; // there are no pages, or none matches a letter
  const ranked = found.pop().sort(([a], [b]) => b.score - a.score);
  return ranked.map((hits, rank) =>
    hits.map(({ entry, ...rest }) => ({ ...entry.doc, ...(rank < MOST_HIGHLIGHTED && excerpt(entry, terms)), ...rest }))
  );
}

onmessage = ({ data: { type, data } }) =>
  type === QUERY ? postMessage({ type: RESULT, data: { items: search(data) } }) : load().catch(reportError);
