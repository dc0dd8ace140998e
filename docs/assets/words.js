// Words for the filter and the search, as in scripts/chronology/model/tokens.py; tests/words.yml tests both.
"use strict";
const CYRILLIC = { ә: "а", ғ: "г", һ: "х", і: "и", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у" }; // Kazakh to Russian
const LETTER = "[\\p{L}\\p{N}]";
const WORD = RegExp(`${LETTER}+(?:'${LETTER}+)*`, "gu");
const THOUSANDS = /(?<!\d)\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)/g;
const POSSESSIVE = RegExp(`(?<=${LETTER})'s(?!${LETTER})`, "giu");

// Removes accents, thousands separators and possessive endings, and straightens apostrophes.
const normalise = (text) =>
  text
    .replace(THOUSANDS, (number) => number.replace(/\D/g, ""))
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[’‘ʼʻ]/g, "'")
    .replace(POSSESSIVE, "");
// The same in lower case. Upper case comes first, because it makes "ß" into "SS".
const fold = (text) => normalise(text).toUpperCase().toLowerCase().replace(/[әғһіқңөұү]/g, (letter) => CYRILLIC[letter]);

// Returns a term for each word of a query. One of one or two letters, or in capitals, matches whole words; any other
// also matches the beginning of a word. Numbers may be written in any way: 1.5m, 300 000, 39%.
const SCALES = { k: "thousand", m: "million", mn: "million", mln: "million", bn: "billion", tn: "trillion" };
const parseQuery = (query) => {
  const plain = query
    .replace(/(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)/g, (number) => number.replaceAll(" ", ""))
    .replace(/(\d)\s?(k|mn?|mln|bn|tn)(?!\p{L})/giu, (_, digit, scale) => `${digit} ${SCALES[scale.toLowerCase()]}`)
    .replace(/%|\bper ?cent\b/gi, " PER CENT"); // capitals, or "cent" would find "central"
  return (normalise(plain).match(WORD) || []).map((spelled) => {
    const word = fold(spelled);
    const whole = word.length < 3 || (spelled === spelled.toUpperCase() && spelled !== spelled.toLowerCase());
    return { word, whole };
  });
};

// Returns what the forms of a word have in common: "abstain" for abstained, abstaining and abstention. This is for
// English and Russian; the result need not be a word.
const ENDINGS = [
  [/(?:ого|его|ому|ему|ыми|ими|ами|ями)$/u, ""],
  [/(?:ах|ях|ам|ям|ом|ем|ым|им|ых|их|ои|еи|ыи|ии|ая|яя|ую|юю|ое|ее|ые|ие|ию|ия)$/u, ""],
  [/[аеиоуыьэюя]$/u, ""],
  [/i[sz](?=(?:e[drs]?|ing|ations?)$)/, "is"],
  [/ies$/, "y"],
  [/(?:(?<=s|x|z|ch|sh)es|(?<=..[^su])s)$/, ""],
  [/(?<=[aeiouy].*[^e])ed$|(?<=[aeiouy].*)ing$/, ""],
  [/tention$/, "tain"],
  [/(?<=..[bcdfglmnrstv])at(?:ion|e|or)?$/, ""],
  [/(?<=..[st])ion$/, ""],
  [/([bdglmnprt])\1$/, "$1"],
  [/(?<=...)e$/, ""],
  [/(?<=...)y$/, "i"],
];
const stem = (word) => (/\d/.test(word) || word.length < 4 ? word : ENDINGS.reduce(shorten, word));
const shorten = (word, [ending, rest]) => {
  const short = word.replace(ending, rest);
  return short.length < 3 ? word : short;
};

// Returns whether two words differ by one letter that is missing, added, wrong, or swapped with the next.
const isNear = (a, b) => {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [x, y] = [a.slice(same), b.slice(same)];
  const swapped = x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || swapped;
};
