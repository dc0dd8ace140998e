// What a word is, for the filter and the search: the same as in scripts/chronology/model/tokens.py. The cases of
// tests/words.yml hold for both.
"use strict";
const LIKE = { ә: "а", ғ: "г", һ: "х", і: "и", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у" };
const LETTER = "[\\p{L}\\p{N}]";
const WORD = RegExp(`${LETTER}+(?:'${LETTER}+)*`, "gu");
const THOUSANDS = /(?<!\d)\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)/g;
const POSSESSIVE = RegExp(`(?<=${LETTER})'s(?!${LETTER})`, "giu");

// A text without accents, thousands separators and possessive endings, with straight apostrophes.
const plain = (text) =>
  text
    .replace(THOUSANDS, (number) => number.replace(/\D/g, ""))
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[’‘ʼʻ]/g, "'")
    .replace(POSSESSIVE, "");
// The same without case; up first, for "ß" is "SS".
const fold = (text) => plain(text).toUpperCase().toLowerCase().replace(/[әғһіқңөұү]/g, (letter) => LIKE[letter]);

// The words that a reader asks for. One of one or two letters or in capitals is looked for whole, a longer one
// also as the beginning of a word.
const wordsOf = (text) =>
  (plain(text).match(WORD) || []).map((spelled) => {
    const word = fold(spelled);
    const whole = word.length < 3 || (spelled === spelled.toUpperCase() && spelled !== spelled.toLowerCase());
    const end = whole ? `(?!'?${LETTER})` : `('?${LETTER})?`;
    return { word, pattern: RegExp(`(?<!${LETTER})${word}${end}`, "u") };
  });
// How a word that is asked for stands in a folded text, if it does: with [1] as a beginning only.
const fit = (text, { word, pattern }) => text.includes(word) && pattern.exec(text);
