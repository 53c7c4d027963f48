import { cutsScript } from "./cuts-script";

/**
 * What moves in a report: arrows go from bar to bar, and the bar under the pointer or the focus says what it is. It runs
 * in the page, so it is text. Nothing listens on the drawings themselves: Chromium takes an SVG element that listens for
 * the focus for one that can have it.
 */
const barsScript = `
const tip = document.getElementById("tip");
const barOf = (event) => event.target.closest?.(".bars rect");
const hide = () => { tip.hidden = true; };
const show = (event) => {
  const bar = barOf(event);
  if (!bar) return hide();
  tip.textContent = bar.getAttribute("aria-label");
  tip.hidden = false;
  const box = bar.getBoundingClientRect();
  const left = box.left + box.width / 2 - tip.offsetWidth / 2;
  tip.style.left = Math.max(4, Math.min(left, document.documentElement.clientWidth - tip.offsetWidth - 4)) + "px";
  tip.style.top = Math.max(4, box.top - tip.offsetHeight - 6) + "px";
};
document.addEventListener("pointerover", show);
document.addEventListener("focusin", show);
document.addEventListener("focusout", hide);
// Reaching a bar may scroll the page.
addEventListener("scroll", () => show({ target: document.activeElement }), { passive: true });
document.addEventListener("keydown", (event) => {
  const bar = barOf(event);
  if (event.key === "Escape") hide();
  if (!bar) return;
  const bars = [...bar.parentNode.querySelectorAll("rect")];
  const at = bars.indexOf(bar);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: bars.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  if (bars[to] === undefined) return;
  bar.tabIndex = -1;
  bars[to].tabIndex = 0;
  bars[to].focus();
});
`;

/** What is folded is opened on paper, also where a browser cannot do that by style. */
const printScript = `
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const one of opened) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
});
`;

/** All that runs in a report. */
export const reportScript = barsScript + printScript + cutsScript;
