import { numberText, shareText, spanText } from "../dataset/profile/numbers";
import { cutsWithin, perplexityBars, type Cut } from "../dataset/profile/perplexities";
import type { ProfilePerplexity } from "../dataset/profile/schema";
import { plural, words, type PageContext } from "./context";
import { shortText } from "./histogram";
import { html, Html, type HtmlValue } from "./html";
import { drawHistogram, type Frame } from "./plotting";
import { numbersTable, withTable } from "./tables";

type Distribution = NonNullable<ProfilePerplexity["distribution"]>;
type Side = "low" | "high";

const mostBars = 60;
const mostTicks = 8;
// What each cut drops before anyone has moved it, at most.
const usualShare = 0.01;
const frame: Frame = { width: 560, height: 208, left: 44, right: 8, bottom: 24 };
const ruleOf: Readonly<Record<Side, string>> = { high: "dataset/high-perplexity", low: "dataset/low-perplexity" };

/** How surprising a language model found the rows, with two cuts that can be moved. */
export function perplexitySection(page: PageContext): Html | undefined {
  const { say } = page;
  const { perplexity, rows } = page.profile;
  if (perplexity === undefined || rows === 0) return undefined;
  const { model, scored, judged, distribution } = perplexity;
  if (scored === 0) return html`<p class="muted">${say(words.notScored, { model })}</p>`;
  return html`<p class="muted">
      ${say(words.scored, { model, scored: numberText(scored), rows: numberText(rows) })}
      ${judged < scored && say(words.tooShort, { count: numberText(scored - judged) })}
      <span class="scripted" hidden>${say(words.moveCuts)}</span>
    </p>
    ${distribution && cuttable(distribution, judged, page)}`;
}

function cuttable(distribution: Distribution, judged: number, page: PageContext): Html {
  const { say } = page;
  const bars = perplexityBars(distribution.histogram, mostBars);
  const cuts = cutsWithin(bars, distribution.histogram);
  const places = { low: lowCut(cuts, judged), high: highCut(cuts, judged) };
  const { least, quantiles, most } = distribution;
  const { p1, p5, p25, p50, p75, p95, p99 } = quantiles;
  const columns = [say(words.least), "p1", "p5", "p25", say(words.median), "p75", "p95", "p99", say(words.most)];
  return html`<div
      class="cuts"
      data-values="${JSON.stringify(cuts.map(({ value }) => value))}"
      data-below="${JSON.stringify(cuts.map(({ below }) => below))}"
      data-area="${JSON.stringify([frame.left / frame.width, 1 - frame.right / frame.width])}"
      data-low="${places.low}"
      data-high="${places.high}"
    >
      <figure>${histogram(bars, p50, judged, cuts, page)}</figure>
      <div class="chosen">
        ${tail("low", cuts[places.low]!, judged, page)} ${tail("high", cuts[places.high]!, judged, page)}
      </div>
      <div class="for-rules">${forRules({ low: cuts[places.low]!.value, high: cuts[places.high]!.value }, page)}</div>
    </div>
    <div class="scroll">
      ${numbersTable(
        say(words.perplexity),
        ["", ...columns],
        [[say(words.perplexity), ...[least, p1, p5, p25, p50, p75, p95, p99, most].map(numberText)]],
      )}
    </div>`;
}

/** The last cut, by its place, that drops no more than the usual share of rows. */
function lowCut(cuts: readonly Cut[], rows: number): number {
  return cuts.findLastIndex(({ below }) => below <= rows * usualShare);
}

function highCut(cuts: readonly Cut[], rows: number): number {
  return cuts.findIndex(({ below }) => rows - below <= rows * usualShare);
}

function histogram(
  bars: Distribution["histogram"],
  median: number,
  judged: number,
  cuts: readonly Cut[],
  { say }: PageContext,
): Html {
  const label = say(words.perplexityHistogram);
  const [first, last] = [bars[0]!.from, bars.at(-1)!.to];
  const drawing = drawHistogram({
    label,
    bars: bars.map(({ from, to, rows }) => ({
      from: Math.log10(from),
      to: Math.log10(to),
      height: rows,
      label: say(words.barOf, {
        values: spanText(from, to),
        rows: numberText(rows),
        plural: plural(rows),
        share: shareText(rows, judged),
      }),
    })),
    range: [Math.log10(first), Math.log10(last)],
    ticks: ticksBetween(first, last).map((value) => ({ at: Math.log10(value), label: shortText(value) })),
    marks: [{ at: Math.log10(median), label: `${say(words.median)} ${numberText(median)}` }],
    heightText: shortText,
    frame,
  });
  const table = numbersTable(
    label,
    [say(words.values), say(words.rows)],
    bars.map(({ from, to, rows }) => [spanText(from, to), numberText(rows)]),
  );
  const handle = (side: Side): Html =>
    html`<div class="veil ${side}" hidden></div>
      <div
        class="handle ${side}"
        role="slider"
        tabindex="0"
        aria-label="${say(side === "low" ? words.lowCut : words.highCut)}"
        aria-orientation="horizontal"
        aria-valuemin="${cuts[0]!.value}"
        aria-valuemax="${cuts.at(-1)!.value}"
        hidden
      ></div>`;
  const drawn = html`<div class="plot">${new Html(drawing)} ${handle("low")} ${handle("high")}</div>`;
  return withTable(drawn, say(words.asTable), table);
}

/** Round numbers on a logarithmic axis, as many as have room. */
function ticksBetween(first: number, last: number): number[] {
  for (const leads of [[1, 1.5, 2, 3, 4, 5, 6, 8], [1, 2, 5], [1, 3], [1]]) {
    const ticks = Array.from({ length: 13 }, (_, power) => leads.map((lead) => lead * 10 ** power)).flat();
    const within = ticks.filter((tick) => tick >= first && tick <= last);
    if (within.length <= mostTicks) return within;
  }
  return Array.from({ length: 5 }, (_, i) => 10 ** (3 * i));
}

/** A cut in words; the page's script puts other figures into it. */
function tail(side: Side, { value, below }: Cut, judged: number, { say }: PageContext): Html {
  const rows = side === "low" ? below : judged - below;
  const drops = filled(say(words.cutDrops), {
    rows: html`<span data-rows="${side}">${numberText(rows)}</span>`,
    all: numberText(judged),
    share: html`<span data-share="${side}">${shareText(rows, judged)}</span>`,
  });
  return html`<div class="tail">
    <h3>${say(side === "low" ? words.lowCut : words.highCut)}</h3>
    <p class="figure" data-words="${side}"><b data-cut="${side}">${numberText(value)}</b> ${drops}</p>
    <p class="muted">${say(side === "low" ? words.lowTail : words.highTail)}</p>
  </div>`;
}

/** The cuts as `.winnow.json` has them. */
function forRules(thresholds: Readonly<Record<Side, number>>, { say }: PageContext): Html {
  const rule = (side: Side): string => `    "${ruleOf[side]}": { "options": { "threshold": {${side}} } }`;
  const text = ["{", '  "rules": {', `${rule("high")},`, rule("low"), "  }", "}"].join("\n");
  const threshold = (side: Side): Html => html`<span data-threshold="${side}">${thresholds[side]}</span>`;
  return html`<h3>${say(words.cutsForRules)}</h3>
    <pre>${filled(text, { high: threshold("high"), low: threshold("low") })}</pre>
    <p class="scripted" hidden>
      <button type="button" data-copied="${say(words.copied)}">${say(words.copyOptions)}</button>
      <span role="status" class="muted"></span>
    </p>`;
}

/** A text with markup in the place of its `{slots}`. */
function filled(text: string, slots: Readonly<Record<string, HtmlValue>>): Html {
  return html`${text.split(/\{(\w+)\}/).map((part, i) => (i % 2 === 0 ? part : slots[part]))}`;
}
