// Applies the colour scheme of the reader or the system before the first paint.
"use strict";
{
  const palette = __md_get("__palette");
  if (palette?.color) {
    for (const [key, value] of Object.entries(palette.color)) document.body.setAttribute("data-md-color-" + key, value);
  } else if (matchMedia("(prefers-color-scheme: dark)").matches) {
    document.body.setAttribute("data-md-color-scheme", "slate");
  }
}
