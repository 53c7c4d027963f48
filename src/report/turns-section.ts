import { numberText } from "../dataset/profile/numbers";
import { barText, rowColumns, words, type PageContext } from "./context";
import { shortText } from "./histogram";
import { html, Html } from "./html";
import { partsSection } from "./parts-section";
import { drawCounts } from "./plotting";
import { numbersTable, withTable } from "./tables";

// The last count stands for more rounds as well.
const mostRounds = 21;

/** How many rows are single questions, and how long the dialogues are. */
export function turnsSection(page: PageContext): Html | undefined {
  const { say, sets } = page;
  const turns = sets.map(({ figures }) => figures.turns);
  const wholes = turns.map(({ single, multi, none }) => single + multi + none);
  const counts = ([words.single, words.multi, words.noUser] as const).map((name, i) => ({
    name: say(name),
    counts: turns.map(({ single, multi, none }) => [single, multi, none][i]!),
  }));
  const parts = turns.some(({ none }) => none > 0) ? counts : counts.slice(0, 2);
  const table = partsSection(page, words.turns, words.kind, wholes, parts);
  if (table === undefined || turns.every(({ multi }) => multi === 0)) return table;
  return html`${table} ${rounds(page, wholes)}`;
}

function rounds(page: PageContext, wholes: readonly number[]): Html {
  const { say, sets } = page;
  const histograms = sets.map(({ figures }) => new Map(figures.turns.histogram.map((one) => [one.rounds, one.rows])));
  const all = [...new Set(histograms.flatMap((one) => [...one.keys()]))].sort((a, b) => a - b);
  const name = (count: number): string => (count >= mostRounds ? say(words.andMore, { count }) : String(count));
  const rowsOf = (count: number): number[] => histograms.map((one) => one.get(count) ?? 0);
  const drawing = drawCounts({
    label: say(words.histogramOf, { what: say(words.turns), part: say(words.rounds) }),
    bars: all.map((count) => ({
      from: count,
      to: count + 1,
      heights: rowsOf(count),
      label: barText(page, say(words.roundsOf, { values: name(count) }), rowsOf(count), wholes),
    })),
    heightText: shortText,
  });
  const rows = all.map((count) => [name(count), ...rowsOf(count).map(numberText)]);
  const table = numbersTable(say(words.rounds), [say(words.rounds), ...rowColumns(page)], rows);
  return html`<figure>
    <figcaption>${say(words.rounds)}</figcaption>
    ${withTable(new Html(drawing), say(words.asTable), table)}
  </figure>`;
}
