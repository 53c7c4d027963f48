import { numberText, shareText } from "../dataset/profile/numbers";
import { cutsWithin, perplexityBars, type Cut } from "../dataset/profile/perplexities";
import type { ProfilePerplexity } from "../dataset/profile/schema";
import { words, type ProfileContext } from "./context";
import { html, type Html, type HtmlValue } from "./html";
import { perplexityFrame, perplexityHistogram, perplexityQuantiles } from "./perplexity-plot";
import { withTable } from "./tables";

type Distribution = NonNullable<ProfilePerplexity["distribution"]>;
type Side = "low" | "high";

const mostBars = 60;
// What each cut drops before anyone has moved it, at most.
const usualShare = 0.01;
const ruleOf: Readonly<Record<Side, string>> = { high: "dataset/high-perplexity", low: "dataset/low-perplexity" };

/** How surprising a language model found the rows, with two cuts that can be moved. */
export function perplexitySection(page: ProfileContext): Html | undefined {
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

function cuttable(distribution: Distribution, judged: number, page: ProfileContext): Html {
  const bars = perplexityBars(distribution.histogram, mostBars);
  const cuts = cutsWithin(bars, distribution.histogram);
  const { left, right, width } = perplexityFrame;
  const places = { low: lowCut(cuts, judged), high: highCut(cuts, judged) };
  return html`<div
      class="cuts"
      data-values="${JSON.stringify(cuts.map(({ value }) => value))}"
      data-below="${JSON.stringify(cuts.map(({ below }) => below))}"
      data-area="${JSON.stringify([left / width, 1 - right / width])}"
      data-low="${places.low}"
      data-high="${places.high}"
    >
      <figure>${histogram(bars, distribution.quantiles.p50, judged, cuts, page)}</figure>
      <div class="chosen">
        ${tail("low", cuts[places.low]!, judged, page)} ${tail("high", cuts[places.high]!, judged, page)}
      </div>
      <div class="for-rules">${forRules({ low: cuts[places.low]!.value, high: cuts[places.high]!.value }, page)}</div>
    </div>
    ${perplexityQuantiles([distribution], page)}`;
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
  page: ProfileContext,
): Html {
  const { say } = page;
  const { drawing, table } = perplexityHistogram([bars], median, [judged], page);
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
  const drawn = html`<div class="plot">${drawing} ${handle("low")} ${handle("high")}</div>`;
  return withTable(drawn, say(words.asTable), table);
}

/** A cut in words; the page's script puts other figures into it. */
function tail(side: Side, { value, below }: Cut, judged: number, { say }: ProfileContext): Html {
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
function forRules(thresholds: Readonly<Record<Side, number>>, { say }: ProfileContext): Html {
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
