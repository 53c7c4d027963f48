import { binText, numberText } from "../dataset/profile/numbers";
import type { Figures, ProfileDistribution } from "../dataset/profile/schema";
import { lengthTitles } from "../dataset/profile/titles";
import type { Localized } from "../lint/locale";
import { barText, rowColumns, words, type PageContext } from "./context";
import { histogramDrawing, joinedBins, sharedAxis, type SharedAxis } from "./histogram";
import { html, Html } from "./html";
import { drawHistogram } from "./plotting";
import { numbersTable, withTable } from "./tables";

const allParts = ["prompt", "answer", "row"] as const;

/** How long prompts, answers and rows are. */
export function lengthsSection(page: PageContext): Html | undefined {
  const { say, sets } = page;
  const [{ figures }] = sets;
  const { tokens, characters, sampled, rows } = figures;
  if (characters.row.histogram.length === 0) return undefined;
  const isPart = sampled < rows && tokens.row.total > 0;
  return html`<p class="muted">
      ${say(words.lengthsNote)} ${isPart && say(words.sampled, { sampled: numberText(sampled) })}
    </p>
    ${lengths("tokens", words.tokens, page)} ${lengths("characters", words.characters, page)}`;
}

function lengths(unit: "tokens" | "characters", title: Localized, page: PageContext): Html {
  const { say, sets } = page;
  const all = sets.map(({ figures }) => figures[unit]);
  // Plain text has no prompts, and lists of prompts no answers.
  const parts = allParts.filter((part) => all[0]![part].most > 0);
  if (parts.length === 0) return html``;
  const axis = sharedAxis(parts.flatMap((part) => all.map((of) => of[part].histogram)));
  return html`<div class="lengths">
    <h3>${say(title)}</h3>
    <div class="plots">
      ${parts.map((part) => {
        const name = say(lengthTitles[part]);
        const label = say(words.histogramOf, { what: say(title), part: name });
        const distributions = all.map((of) => of[part]);
        return histogram(name, label, distributions, axis, page);
      })}
    </div>
    <div class="scroll">${quantiles(say(title), parts, all, page)}</div>
  </div>`;
}

function quantiles(
  title: string,
  parts: readonly (typeof allParts)[number][],
  all: readonly Figures["tokens"][],
  { say, sets }: PageContext,
): Html {
  const columns = [words.part, words.least, "p5", words.median, words.mean, "p95", "p99", words.most, words.total];
  const rows = parts.flatMap((part) =>
    all.map((of, i) => {
      const { least, quantiles, mean, most, total } = of[part];
      const values = [least, quantiles.p5, quantiles.p50, Math.round(mean), quantiles.p95, quantiles.p99, most, total];
      const name = say(lengthTitles[part]);
      const own = sets.length === 1 ? name : say(words.partOfSet, { part: name, set: say(sets[i]!.name) });
      return [own, ...values.map(numberText)];
    }),
  );
  return numbersTable(
    title,
    columns.map((column) => (typeof column === "string" ? column : say(column))),
    rows,
  );
}

function histogram(
  name: string,
  label: string,
  distributions: readonly ProfileDistribution[],
  axis: SharedAxis,
  page: PageContext,
): Html {
  const { say } = page;
  const { p50, p95 } = distributions.at(-1)!.quantiles;
  const histograms = distributions.map(({ histogram: bins }) => bins);
  const counted = histograms.map((bins) => bins.reduce((sum, { rows }) => sum + rows, 0));
  const bins = joinedBins(histograms);
  const drawing = histogramDrawing(bins, axis, {
    label,
    bar: (values, rows) => barText(page, values, rows, counted),
    marks: [
      { value: p95, label: `p95 ${numberText(p95)}` },
      { value: p50, label: `${say(words.median)} ${numberText(p50)}` },
    ],
  });
  const rows = bins.map(({ from, to, rows: counts }) => [binText(from, to), ...counts.map(numberText)]);
  const table = numbersTable(label, [say(words.values), ...rowColumns(page)], rows);
  return html`<figure>
    <figcaption>${name}</figcaption>
    ${withTable(new Html(drawHistogram(drawing)), say(words.asTable), table)}
  </figure>`;
}
