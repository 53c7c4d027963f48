/**
 * What moves the cuts of a histogram: handles that are dragged, or moved by keyboard, from one place to the next at which
 * the page knows how many rows lie below. It runs in the page, so it is text.
 */
export const cutsScript = `
for (const cuts of document.querySelectorAll(".cuts")) {
  const { values, below, area } = Object.fromEntries(
    ["values", "below", "area"].map((name) => [name, JSON.parse(cuts.dataset[name])]),
  );
  const last = values.length - 1;
  const all = below[last];
  const [left, right] = area;
  const share = (value) => left + (right - left) * Math.log(value / values[0]) / Math.log(values[last] / values[0]);
  const at = { low: Number(cuts.dataset.low), high: Number(cuts.dataset.high) };
  const one = (selector) => cuts.querySelector(selector);
  const sideOf = (handle) => (handle.classList.contains("low") ? "low" : "high");
  const grouped = new Intl.NumberFormat("en");
  const percent = (part) => {
    const value = (part / all) * 100;
    if (value > 0 && value < 0.1) return "< 0.1 %";
    if (value > 99.9 && part < all) return "> 99.9 %";
    return (value < 10 || (value > 99 && part < all) ? Math.round(value * 10) / 10 : Math.round(value)) + " %";
  };
  const write = (side) => {
    const value = values[at[side]];
    const rows = side === "low" ? below[at.low] : all - below[at.high];
    one('[data-cut="' + side + '"]').textContent = grouped.format(value);
    one('[data-rows="' + side + '"]').textContent = grouped.format(rows);
    one('[data-share="' + side + '"]').textContent = percent(rows);
    one('[data-threshold="' + side + '"]').textContent = String(value);
    const handle = one(".handle." + side);
    handle.setAttribute("aria-valuenow", String(value));
    handle.setAttribute("aria-valuetext", one('[data-words="' + side + '"]').textContent);
    handle.style.left = share(value) * 100 + "%";
    const veil = one(".veil." + side).style;
    veil.left = (side === "low" ? left : share(value)) * 100 + "%";
    veil.right = (1 - (side === "low" ? share(value) : right)) * 100 + "%";
  };
  const move = (side, to) => {
    at[side] = side === "low" ? Math.min(at.high, Math.max(0, to)) : Math.max(at.low, Math.min(last, to));
    write(side);
    one("[role=status]").textContent = "";
    one(".handle.high").setAttribute("aria-valuemin", String(values[at.low]));
    one(".handle.low").setAttribute("aria-valuemax", String(values[at.high]));
  };
  const nearest = (x) => {
    const box = one(".plot").getBoundingClientRect();
    const wanted = (x - box.left) / box.width;
    const next = values.findIndex((value) => share(value) >= wanted);
    if (next <= 0) return next < 0 ? last : 0;
    return share(values[next]) - wanted < wanted - share(values[next - 1]) ? next : next - 1;
  };
  for (const handle of cuts.querySelectorAll(".handle")) {
    const side = sideOf(handle);
    handle.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      handle.setPointerCapture(event.pointerId);
      handle.focus();
      event.preventDefault();
    });
    handle.addEventListener("pointermove", (event) => {
      if (handle.hasPointerCapture(event.pointerId)) move(side, nearest(event.clientX));
    });
    handle.addEventListener("keydown", (event) => {
      const now = at[side];
      const to = {
        ArrowRight: now + 1, ArrowUp: now + 1, ArrowLeft: now - 1, ArrowDown: now - 1,
        PageUp: now + 12, PageDown: now - 12, Home: 0, End: last,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      move(side, to);
    });
  }
  one("button").addEventListener("click", async ({ target }) => {
    const text = one("pre");
    const status = one("[role=status]");
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      // Where a page may not write it, it may still copy what is selected.
      getSelection().selectAllChildren(text);
      if (!document.execCommand("copy")) return;
    }
    status.textContent = target.dataset.copied;
  });
  for (const hidden of cuts.parentNode.querySelectorAll(".cuts [hidden], .scripted")) hidden.hidden = false;
  move("low", at.low);
  move("high", at.high);
}
`;
