// Filters the timeline by what stands in its cards. Everything is in the page already; this only
// hides and counts.
"use strict";
(() => {
  const form = document.querySelector("form[data-timeline]");
  if (!form) return;
  const list = document.querySelector("[data-events]");
  const names = JSON.parse(document.querySelector("[data-names]").textContent);
  const split = (text) => (text ? text.split(" ") : []);
  const groups = [...list.querySelectorAll(".year, .some-time")];
  // A space goes between elements, or what they say would be one word; marks of sources are not read,
  // nor the year on the chip of a source, which is no word of the event.
  const texts = (node) =>
    node.firstChild && !node.ariaHidden && !node.classList.contains("published")
      ? [...node.childNodes].map(texts).join(" ")
      : node.nodeValue || "";

  const cards = [...list.querySelectorAll("article.card")].map((card) => {
    const { from, to, theme, actor, source, kind, place, differ } = card.dataset;
    const also = [...split(actor), ...split(place).map((id) => "@" + id)].map((id) => names[id] || "");
    return {
      id: card.id,
      item: card.parentElement,
      from: +from,
      to: +to,
      differ: differ !== undefined,
      theme: split(theme),
      actor: split(actor),
      source: split(source),
      kind: [kind],
      words: fold([texts(card), ...also].join(" ")),
    };
  });

  const { restore, reveal } = timelineForm(form, {
    records: () => cards,
    sign: (_, value) => value,
    finder: (sought) => (one) => fit(one.words, sought),
    show(found) {
      const shown = new Set(found);
      for (const one of cards) one.item.hidden = !shown.has(one);
      for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    },
    data: () => loaded(list.dataset.events),
  });
  const follow = () => {
    const target = document.getElementById(aim());
    if (target?.closest("[hidden]")) reveal(target);
  };
  addEventListener("hashchange", follow);
  restore();
  follow();
})();
