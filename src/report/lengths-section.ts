import { binText, numberText, shareText } from "../dataset/profile/numbers";
import type { Profile, ProfileDistribution } from "../dataset/profile/schema";
import { lengthTitles } from "../dataset/profile/titles";
import type { Localized } from "../lint/locale";
import { plural, words, type PageContext } from "./context";
import { histogramDrawing, sharedAxis, type SharedAxis } from "./histogram";
import { html, Html } from "./html";
import { drawHistogram } from "./plotting";
import { numbersTable, withTable } from "./tables";

const allParts = ["prompt", "answer", "row"] as const;

/** How long prompts, answers and rows are. */
export function lengthsSection(page: PageContext): Html | undefined {
  const { say } = page;
  const { tokens, characters, sampled, rows } = page.profile;
  if (characters.row.histogram.length === 0) return undefined;
  const isPart = sampled < rows && tokens.row.total > 0;
  return html`<p class="muted">
      ${say(words.lengthsNote)} ${isPart && say(words.sampled, { sampled: numberText(sampled) })}
    </p>
    ${lengths(words.tokens, tokens, page)} ${lengths(words.characters, characters, page)}`;
}

function lengths(title: Localized, of: Profile["characters"], page: PageContext): Html {
  const { say } = page;
  // Plain text has no prompts, and lists of prompts no answers.
  const parts = allParts.filter((part) => of[part].most > 0);
  if (parts.length === 0) return html``;
  const axis = sharedAxis(parts.map((part) => of[part].histogram));
  const columns = [words.part, words.least, "p5", words.median, words.mean, "p95", "p99", words.most, words.total];
  const rows = parts.map((part) => {
    const { least, quantiles, mean, most, total } = of[part];
    const values = [least, quantiles.p5, quantiles.p50, Math.round(mean), quantiles.p95, quantiles.p99, most, total];
    return [say(lengthTitles[part]), ...values.map(numberText)];
  });
  return html`<div class="lengths">
    <h3>${say(title)}</h3>
    <div class="plots">
      ${parts.map((part) => {
        const name = say(lengthTitles[part]);
        const label = say(words.histogramOf, { what: say(title), part: name });
        return histogram(name, label, of[part], axis, page);
      })}
    </div>
    <div class="scroll">
      ${numbersTable(
        say(title),
        columns.map((column) => (typeof column === "string" ? column : say(column))),
        rows,
      )}
    </div>
  </div>`;
}

function histogram(
  name: string,
  label: string,
  distribution: ProfileDistribution,
  axis: SharedAxis,
  { say }: PageContext,
): Html {
  const { p50, p95 } = distribution.quantiles;
  const counted = distribution.histogram.reduce((sum, { rows }) => sum + rows, 0);
  const drawing = histogramDrawing(distribution, axis, {
    label,
    bar: (values, rows) =>
      say(words.barOf, { values, rows: numberText(rows), plural: plural(rows), share: shareText(rows, counted) }),
    marks: [
      { value: p95, label: `p95 ${numberText(p95)}` },
      { value: p50, label: `${say(words.median)} ${numberText(p50)}` },
    ],
  });
  const rows = distribution.histogram.map(({ from, to, rows: count }) => [binText(from, to), numberText(count)]);
  const table = numbersTable(label, [say(words.values), say(words.rows)], rows);
  return html`<figure>
    <figcaption>${name}</figcaption>
    ${withTable(new Html(drawHistogram(drawing)), say(words.asTable), table)}
  </figure>`;
}
