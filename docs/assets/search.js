// The worker of the site's search. It exchanges messages with the theme as the theme's own worker would: an index
// that is ready, a query, its result. The timeline's filter asks it, too, for the events that match words. The files
// of the index are described in scripts/chronology/pages/search.py.
"use strict";
importScripts("words.js");
const [READY, QUERY, RESULT] = [1, 2, 3];
const MOST_PAGES = 20; // shown as results
const MOST_PARTS = 3; // shown of a page
const WEIGHTS = { t: 3, e: 3, g: 3, h: 1.3, n: 1.5, s: 1.2, c: 1 }; // of a match, by the kind of part
const WHOLE = 1;
const RELATED = 0.8; // another ending, or the beginning of the word
const NEAR = 0.5;
const MOST = 0.7; // of what the best event matches, if none matches all words
const PHRASE = 2.5; // where the words of a query follow one another as they were typed
const LABELS = { themes: "Theme", sources: "Source", actors: "Actor", place: "Place" }; // by folder, or parameter

const get = async (name) => {
  const response = await fetch(`../search/${name}.json`);
  if (!response.ok) throw new Error(`${name}.json: ${response.status}`);
  return response.json();
};
const files = new Map(); // by name, the promise of a file's content
const getOnce = (name) => files.get(name) || files.set(name, get(name)).get(name);
// Returns the entry of a number from the file of a kind that holds it, given the first number of each file.
async function entryOf(kind, firsts, number) {
  const file = firsts.findLastIndex((first) => first <= number);
  return (await getOnce(`${kind}-${file}`))[number - firsts[file]];
}

let index; // the promise of the index, which is loaded once
const loadOnce = () => (index ||= load().catch((error) => ((index = null), Promise.reject(error))));
async function load() {
  const { words: joined, parts: kinds, wordFiles, textFiles, stopWords } = await get("index");
  const words = joined.split(" ");
  const numbers = new Map(words.map((word, number) => [word, number]));
  const byStem = new Map();
  for (const [number, word] of words.entries()) {
    const key = stem(word);
    if (!byStem.get(key)?.push(number)) byStem.set(key, [number]);
  }
  const pageOf = new Uint32Array(kinds.length); // the page of each part, of which the first is its title
  let page = -1;
  for (let part = 0; part < kinds.length; part++) pageOf[part] = "teg".includes(kinds[part]) ? ++page : page;
  const titles = [...kinds].filter((kind) => "teg".includes(kind));
  const firstEvent = titles.indexOf("e");
  return { words, numbers, byStem, kinds, pageOf, titles, wordFiles, textFiles, stopWords, firstEvent };
}

// Returns the words of the index that a term matches, by number, with the weight of each match.
function matchingWords({ words, numbers, byStem }, { word, whole }) {
  const found = new Map();
  const add = (number, weight) => found.set(number, Math.max(weight, found.get(number) || 0));
  if (numbers.has(word)) add(numbers.get(word), WHOLE);
  for (const number of byStem.get(stem(word)) || []) add(number, RELATED);
  if (!whole) {
    let [low, high] = [0, words.length]; // of the first word that does not precede the term
    while (low < high) words[(low + high) >> 1] < word ? (low = ((low + high) >> 1) + 1) : (high = (low + high) >> 1);
    for (; words[low]?.startsWith(word); low++) add(low, (RELATED * word.length) / words[low].length);
  }
  if (!found.size && word.length > 3) words.forEach((other, number) => isNear(word, other) && add(number, NEAR));
  return found;
}

// Returns, for each term of a query, the parts that match it with the weight of the match, and how telling it is.
async function matchesOf(index, query) {
  const terms = parseQuery(query).filter(({ word }) => !index.stopWords.includes(word));
  return Promise.all(
    terms.map(async (term) => {
      const [parts, pages] = [new Map(), new Set()];
      const matching = matchingWords(index, term);
      await Promise.all(
        [...matching].map(async ([number, weight]) => {
          let part = 0;
          for (const difference of await entryOf("words", index.wordFiles, number)) {
            part += difference;
            parts.set(part, Math.max(weight * WEIGHTS[index.kinds[part]], parts.get(part) || 0));
            pages.add(index.pageOf[part]);
          }
        })
      );
      const words = new Set([...matching.keys()].map((number) => index.words[number]));
      return { word: term.word, words, parts, telling: pages.size && Math.log(1 + index.pageOf.length / pages.size) };
    })
  );
}

// Of events with the same score, the one that speaks of it in more parts comes first, and other pages before them.
const byScore = (a, b) => b.score - a.score || b.breadth - a.breadth || a.number - b.number;

// Returns the pages that match all terms of a query that stand anywhere, the best first; if no event does, also those
// that match most of it. A page has its number, its score, and the score of each part that matches.
async function rank(query) {
  const index = await loadOnce();
  const terms = await matchesOf(index, query);
  const pages = new Map();
  for (const { parts, telling } of terms) {
    const best = new Map(); // by page, the weight of the best match
    for (const [part, weight] of parts) {
      const number = index.pageOf[part];
      if (!pages.has(number)) pages.set(number, { number, score: 0, matched: 0, parts: new Map() });
      const scores = pages.get(number).parts;
      scores.set(part, (scores.get(part) || 0) + weight * telling);
      best.set(number, Math.max(weight, best.get(number) || 0));
    }
    for (const [number, weight] of best) {
      const page = pages.get(number);
      page.score += weight * telling;
      page.matched += telling;
    }
  }
  const found = [...pages.values()];
  const events = found.filter(({ number }) => index.titles[number] === "e");
  const all = terms.reduce((sum, { telling }) => sum + telling, 0) - 1e-9; // sums of fractions are not exact
  const most = Math.max(...(events.length ? events : found).map(({ matched }) => matched));
  const isPartial = found.length > 0 && most < all;
  const least = isPartial ? most * MOST : all;
  for (const page of found) {
    page.breadth = index.titles[page.number] === "e" ? page.parts.size : Infinity;
    page.score += Math.max(...page.parts.values()); // words that stand together in one part count twice
    if (index.titles[page.number] === "g") page.score /= 2;
    if (page.matched < all) page.score /= 100;
  }
  const ranked = found.filter(({ matched }) => matched >= least);
  ranked.sort(byScore);
  return { index, terms, ranked, isPartial };
}

// Returns whether the words of a query, two or more, follow one another in a text; endings may differ.
const stems = (words) => ` ${words.map(stem).join(" ")} `;
const hasPhrase = (text, terms) =>
  terms.length > 1 && stems(fold(text).match(WORD) || []).includes(stems(terms.map(({ word }) => word)));

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
const TOKEN = RegExp(`${THOUSANDS.source}|[\\p{L}\\p{M}\\p{N}\\p{Cf}]+(?:['’‘][\\p{L}\\p{M}\\p{N}]+)*`, "gu");
const isMatch = (token, terms) => (fold(token).match(WORD) || []).some((word) => terms.some(({ words }) => words.has(word)));

// Returns the last token of a name that begins at a token and has the initials of a term, as in search.py.
function lastOfName(tokens, start, { word }) {
  let rest = word;
  for (const token of tokens.slice(start)) {
    const [text, folded] = [token[0], fold(token[0])];
    const isSmall = text === text.toLowerCase();
    if (isSmall && rest === word) return null; // a name begins with a capital
    if (isSmall && text.length < 4) continue;
    const initials = text === text.toUpperCase() && text.length < 4 ? folded : folded[0];
    if (!rest.startsWith(initials)) return null;
    rest = rest.slice(initials.length);
    if (!rest) return initials === word ? null : token; // a single word is no name
  }
  return null;
}

// Returns the start and end of each word of a text that matches, and of each name whose initials do.
function matchesIn(text, terms) {
  const tokens = [...text.matchAll(TOKEN)];
  const acronyms = terms.filter(({ word }) => /^\p{L}{3,6}$/u.test(word));
  const found = [];
  for (const [place, first] of tokens.entries()) {
    if (found.at(-1)?.[1] > first.index) continue; // within a name
    const name = () => acronyms.map((term) => lastOfName(tokens, place, term)).find(Boolean);
    const last = isMatch(first[0], terms) ? first : name();
    if (last) found.push([first.index, last.index + last[0].length]);
  }
  return found;
}

// Returns a text as HTML, with what matches marked.
function highlight(text, terms) {
  let [html, end] = ["", 0];
  for (const [from, to] of matchesIn(text, terms)) {
    html += `${escapeHtml(text.slice(end, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    end = to;
  }
  return html + escapeHtml(text.slice(end));
}

// Returns the sentences of a text that match, or else its first two; at most two, as HTML.
function excerpt(text, terms) {
  const sentences = text.match(/.+?(?:[.?!][”’)]*(?=\s)|$)\s*/gsu) || [];
  const matching = sentences.filter((sentence) => matchesIn(sentence, terms).length);
  return highlight((matching.length ? matching : sentences).slice(0, 2).join("").trim(), terms);
}

// Returns a page as the theme expects it: an entry for the page, and one for each part that matches best.
async function resultOf({ index, terms }, page) {
  const [address, [, , title], ...rest] = await entryOf("texts", index.textFiles, page.number);
  const first = index.pageOf.indexOf(page.number);
  const parts = rest.map(([anchor, heading, text], place) => {
    const number = first + 1 + place;
    return { anchor, heading, text, kind: index.kinds[number], score: page.parts.get(number) || 0 };
  });
  const isOf = (kind) => (part) => part.kind === kind;
  for (const part of parts) if (hasPhrase(part.text, terms)) part.score *= PHRASE;
  const shown = parts.filter(({ anchor, score }) => anchor && score).sort((a, b) => b.score - a.score);
  const named = (parts.find(isOf("n"))?.text || "").split(" · ");
  // Names are shown only where nothing else holds what was looked for.
  const matching = (term) => [...page.parts.keys()].filter((part) => term.parts.has(part));
  const unseen = terms.filter((term) => matching(term).every((part) => index.kinds[part] === "n"));
  const names = named.filter((name) => matchesIn(name, unseen).length);
  const summary = parts.find(isOf("s"));
  const label = LABELS[address.match(/^(?:timeline\/\?)?(\w+)[/=]./)?.[1]];
  const date = summary?.heading ? highlight(summary.heading, terms) : label;
  const text = [excerpt(summary?.text || "", terms), highlight(names.join(" · "), unseen)];
  const score = shown.length ? shown[0].score : 1;
  const found = Object.fromEntries(terms.map((term) => [term.word, matching(term).length > 0]));
  return [
    { location: address, title: highlight(title, terms) + (date ? `<span class="when">${date}</span>` : ""), text: text.map((html) => html && `<p>${html}</p>`).join(""), score, terms: found },
    ...shown.slice(0, MOST_PARTS).map((part) => ({
      location: `${address}#${part.anchor}`,
      title: escapeHtml(part.heading),
      text: `<p>${excerpt(part.text, terms)}</p>`,
      score: part.score,
      terms: found,
    })),
  ];
}

async function search(query) {
  const found = await rank(query);
  const first = found.ranked.slice(0, MOST_PAGES);
  for (const page of first) {
    const [, ...parts] = await entryOf("texts", found.index.textFiles, page.number);
    const start = found.index.pageOf.indexOf(page.number);
    const isShort = (place) => "tec".includes(found.index.kinds[start + place]); // long prose holds many words
    if (parts.some(([, , text], place) => isShort(place) && hasPhrase(text, found.terms))) page.score *= PHRASE;
    if (stems(fold(parts[0][2]).match(WORD) || []) === stems(found.terms.map(({ word }) => word))) page.score *= PHRASE;
  }
  first.sort(byScore);
  return Promise.all(first.map((page) => resultOf(found, page)));
}

// Returns the positions in the timeline of the events that match words, the words that stand nowhere, and whether
// none has all the others.
async function findEvents(query) {
  const { index, terms, ranked, isPartial } = await rank(query);
  return {
    events: ranked.filter(({ number }) => index.titles[number] === "e").map(({ number }) => number - index.firstEvent),
    missing: terms.filter(({ telling }) => !telling).map(({ word }) => word),
    isPartial,
  };
}

// The theme sends queries as they are typed, and takes the last answer for that to the last query.
let answered = Promise.resolve();
onmessage = ({ data: { type, data, words }, ports: [port] }) => {
  if (port) findEvents(words).then((found) => port.postMessage(found), () => port.postMessage(null));
  else if (type === QUERY) {
    const items = search(data);
    answered = answered.then(() => items).then((items) => postMessage({ type: RESULT, data: { items } }));
    answered = answered.catch(reportError);
  } else loadOnce().then(() => postMessage({ type: READY }), reportError);
};
