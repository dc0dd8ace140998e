// The filter of a timeline that is on one page: it hides the cards of all other events.
"use strict";
{
  const list = document.querySelector("[data-events]");
  const spellings = JSON.parse(document.querySelector("[data-names]").textContent);
  const groups = [...list.querySelectorAll(".year, .some-time")];
  const split = (ids) => (ids ? ids.split(" ") : []);

  // Returns the text of a card with spaces between elements, without the marks and years of its sources.
  const textOf = (node) =>
    node.firstChild && !node.ariaHidden && !node.classList.contains("published")
      ? [...node.childNodes].map(textOf).join(" ")
      : node.nodeValue || "";

  const cards = [...list.querySelectorAll("article.card")].map((card) => {
    const { from, to, theme, actor, source, kind, place, differ } = card.dataset;
    const named = [...split(actor), ...split(place).map((id) => `@${id}`)].map((id) => spellings[id] || "");
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
      text: fold([textOf(card), ...named].join(" ")),
    };
  });

  const { restore, reveal } = timelineFilter({
    records: () => cards,
    code: (_, value) => value,
    matcher: (term) => (card) => findTerm(card.text, term),
    show(found) {
      const shown = new Set(found);
      for (const card of cards) card.item.hidden = !shown.has(card);
      for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    },
    data: () => fetchJson(list.dataset.events),
  });
  const revealTarget = () => {
    const target = document.getElementById(fragment());
    if (target?.closest("[hidden]")) reveal(target);
  };
  addEventListener("hashchange", revealTarget);
  restore();
  revealTarget();
}
