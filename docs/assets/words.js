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
// also matches the beginning of a word.
const parseQuery = (query) =>
  (normalise(query).match(WORD) || []).map((spelled) => {
    const word = fold(spelled);
    const whole = word.length < 3 || (spelled === spelled.toUpperCase() && spelled !== spelled.toLowerCase());
    const end = whole ? `(?!'?${LETTER})` : `('?${LETTER})?`;
    return { word, pattern: RegExp(`(?<!${LETTER})${word}${end}`, "u") };
  });
// Returns the match of a term in a folded text, if any; [1] is set if only the beginning matches.
const findTerm = (text, { word, pattern }) => text.includes(word) && pattern.exec(text);
