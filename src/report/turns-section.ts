import { numberText, shareText } from "../dataset/profile/numbers";
import { plural, words, type PageContext } from "./context";
import { shortText } from "./histogram";
import { html, Html } from "./html";
import { partsSection } from "./parts-section";
import { drawCounts } from "./plotting";
import { numbersTable, withTable } from "./tables";

// The last count stands for more rounds as well.
const mostRounds = 21;

/** How many rows are single questions, and how long the dialogues are. */
export function turnsSection(page: PageContext): Html | undefined {
  const { say } = page;
  const { single, multi, none, histogram } = page.profile.turns;
  const all = single + multi + none;
  const counts: (readonly [string, number])[] = [
    [say(words.single), single],
    [say(words.multi), multi],
  ];
  if (none > 0) counts.push([say(words.noUser), none]);
  const table = partsSection(page, words.turns, words.kind, all, counts);
  if (multi === 0 || table === undefined) return table;
  const name = (rounds: number): string =>
    rounds >= mostRounds ? say(words.andMore, { count: rounds }) : String(rounds);
  const drawing = drawCounts({
    label: say(words.histogramOf, { what: say(words.turns), part: say(words.rounds) }),
    bars: histogram.map(({ rounds, rows }) => ({
      from: rounds,
      to: rounds + 1,
      height: rows,
      label: say(words.roundsBar, {
        values: name(rounds),
        rows: numberText(rows),
        plural: plural(rows),
        share: shareText(rows, all),
      }),
    })),
    heightText: shortText,
  });
  const rows = histogram.map(({ rounds, rows: count }) => [name(rounds), numberText(count)]);
  const columns = [say(words.rounds), say(words.rows)];
  return html`${table}
    <figure>
      <figcaption>${say(words.rounds)}</figcaption>
      ${withTable(new Html(drawing), say(words.asTable), numbersTable(say(words.rounds), columns, rows))}
    </figure>`;
}
