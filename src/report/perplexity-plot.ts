import { numberText, spanText } from "../dataset/profile/numbers";
import type { ProfilePerplexity } from "../dataset/profile/schema";
import { barText, rowColumns, words, type PageContext } from "./context";
import { shortText } from "./histogram";
import { html, Html } from "./html";
import { drawHistogram, type Frame } from "./plotting";
import { numbersTable } from "./tables";

type Distribution = NonNullable<ProfilePerplexity["distribution"]>;
type Bars = Distribution["histogram"];

const mostTicks = 8;

/** Where the plot stands in its drawing. */
export const perplexityFrame: Frame = { width: 560, height: 208, left: 44, right: 8, bottom: 24 };

/** The bars of each set drawn over one another, and as a table. All sets have the same bars; `judged`: the rows of each. */
export function perplexityHistogram(
  sets: readonly Bars[],
  median: number,
  judged: readonly number[],
  page: PageContext,
): { readonly drawing: Html; readonly table: Html } {
  const { say } = page;
  const label = say(words.perplexityHistogram);
  const bars = sets[0]!.map(({ from, to }, i) => ({ from, to, rows: sets.map((own) => own[i]!.rows) }));
  const [first, last] = [bars[0]!.from, bars.at(-1)!.to];
  const drawing = drawHistogram({
    label,
    bars: bars.map(({ from, to, rows }) => ({
      from: Math.log10(from),
      to: Math.log10(to),
      heights: rows,
      label: barText(page, spanText(from, to), rows, judged),
    })),
    range: [Math.log10(first), Math.log10(last)],
    ticks: ticksBetween(first, last).map((value) => ({ at: Math.log10(value), label: shortText(value) })),
    marks: [{ at: Math.log10(median), label: `${say(words.median)} ${numberText(median)}` }],
    heightText: shortText,
    frame: perplexityFrame,
  });
  const rows = bars.map((bar) => [spanText(bar.from, bar.to), ...bar.rows.map(numberText)]);
  return { drawing: new Html(drawing), table: numbersTable(label, [say(words.values), ...rowColumns(page)], rows) };
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

/** The quantiles of each set. */
export function perplexityQuantiles(distributions: readonly Distribution[], { say, sets }: PageContext): Html {
  const columns = [say(words.least), "p1", "p5", "p25", say(words.median), "p75", "p95", "p99", say(words.most)];
  const rows = distributions.map(({ least, most, quantiles: { p1, p5, p25, p50, p75, p95, p99 } }, i) => {
    const name = say(sets.length === 1 ? words.perplexity : sets[i]!.name);
    return [name, ...[least, p1, p5, p25, p50, p75, p95, p99, most].map(numberText)];
  });
  return html`<div class="scroll">${numbersTable(say(words.perplexity), ["", ...columns], rows)}</div>`;
}
