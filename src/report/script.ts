/**
 * What moves in a report: arrows go from bar to bar, and the bar under the pointer or the focus says what it is. It runs
 * in the page, so it is text.
 */
export const reportScript = `
const tip = document.getElementById("tip");
const show = (bar) => {
  tip.textContent = bar.getAttribute("aria-label");
  tip.hidden = false;
  const box = bar.getBoundingClientRect();
  const left = box.left + box.width / 2 - tip.offsetWidth / 2;
  tip.style.left = Math.max(4, Math.min(left, document.documentElement.clientWidth - tip.offsetWidth - 4)) + "px";
  tip.style.top = Math.max(4, box.top - tip.offsetHeight - 6) + "px";
};
const hide = () => { tip.hidden = true; };
for (const group of document.querySelectorAll(".bars")) {
  const bars = [...group.querySelectorAll("rect")];
  group.addEventListener("pointerover", (event) => { if (bars.includes(event.target)) show(event.target); });
  group.addEventListener("pointerout", hide);
  group.addEventListener("focusin", (event) => show(event.target));
  group.addEventListener("focusout", hide);
  group.addEventListener("keydown", (event) => {
    const at = bars.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: bars.length - 1 }[event.key];
    if (event.key === "Escape") hide();
    if (to === undefined) return;
    event.preventDefault();
    if (bars[to] === undefined) return;
    bars[at].tabIndex = -1;
    bars[to].tabIndex = 0;
    bars[to].focus();
  });
}
addEventListener("scroll", hide, { passive: true });
`;
