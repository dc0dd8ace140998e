// The filter of a timeline that is on one page: it hides the cards of all other events.
"use strict";
{
  const list = document.querySelector("[data-events]");
  const groups = [...list.querySelectorAll(".year, .some-time, ol")];
  const split = (ids) => (ids ? ids.split(" ") : []);

  const cards = [...list.querySelectorAll("article.card")].map((card) => {
    const { from, to, theme, actor, place, source, kind, differ, changed } = card.dataset;
    return {
      id: card.id,
      item: card.parentElement,
      from: +from,
      to: +to,
      differ: differ !== undefined,
      changed,
      theme: split(theme),
      actor: split(actor),
      place: split(place),
      source: split(source),
      kind: [kind],
    };
  });

  const { restore, reveal } = timelineFilter({
    records: () => cards,
    code: (_, value) => value,
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
