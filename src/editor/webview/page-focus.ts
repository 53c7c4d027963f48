interface Focusable {
  focus(): void;
}

/** Leads to the page's search by the keys for that, and to its rows when the page comes to the front. */
export function leadFocus(search: Focusable, rows: Focusable): void {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "f") return;
    event.preventDefault();
    search.focus();
  });
  window.addEventListener("focus", () => {
    if (document.activeElement === document.body) rows.focus();
  });
}
