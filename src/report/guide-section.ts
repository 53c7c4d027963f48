import { standingTexts } from "../dataset/profile/numbers";
import type { Standing } from "../dataset/profile/schema";
import { figureTitles, verdictTitle } from "../dataset/profile/titles";
import { words, type PageContext } from "./context";
import { html, Html } from "./html";
import { drawRange } from "./plotting";

/** Where the sets stand against the guide's figures. */
export function guideSection({ sets, say }: PageContext): Html | undefined {
  if (sets[0].figures.rows === 0) return undefined;
  const names = sets.length === 1 ? [words.yours] : sets.map(({ name }) => name);
  return html`<p class="muted">${say(words.guideNote)}</p>
    <div class="scroll">
      <table>
        <caption class="unseen">
          ${say(words.guide)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say(words.figure)}</th>
            ${names.map((name) => html`<th scope="col" class="number">${say(name)}</th>`)}
            <th scope="col" class="number">${say(words.usual)}</th>
            <td class="range"></td>
            <th scope="col">${say(words.verdict)}</th>
          </tr>
        </thead>
        <tbody>
          ${byFigure(sets.map(({ figures }) => figures.guide)).map((standings) => {
            const [first] = standings;
            return html`<tr>
              <th scope="row">${say(figureTitles[first!.figure])}</th>
              ${standings.map((standing) => html`<td class="number">${standingTexts(standing).value}</td>`)}
              <td class="number">${standingTexts(first!).usual}</td>
              <td class="range">${rangeOf(standings)}</td>
              <td>${verdicts(standings, say)}</td>
            </tr> `;
          })}
        </tbody>
      </table>
    </div>`;
}

/** The figures that all sets have, each with its standing in every set. */
function byFigure(guides: readonly (readonly Standing[])[]): Standing[][] {
  return guides[0]!
    .map(({ figure }) => guides.flatMap((guide) => guide.filter((one) => one.figure === figure)))
    .filter((standings) => standings.length === guides.length);
}

/** What is; what was stands before it where it was another. */
function verdicts(standings: readonly Standing[], say: PageContext["say"]): Html {
  const [was, is = was] = standings;
  const [before, after] = [was!, is!].map((standing) => say(verdictTitle(standing)));
  const verdict = html`<span class="verdict ${is!.verdict}">${after}</span>`;
  return before === after ? verdict : html`<span class="muted">${before} →</span> ${verdict}`;
}

/** The axis reaches eight times beyond the guide's range; what lies further out stands at its end. */
function rangeOf(standings: readonly Standing[]): Html {
  const { figure, from, to } = standings[0]!;
  const isRatio = figure === "turns" || figure === "domains";
  const domain = isRatio ? ([from / 8, to * 8] as const) : ([1000, 100_000_000] as const);
  const values = standings.map(({ value, verdict }) => ({ value: value ?? Infinity, isGood: verdict === "within" }));
  return new Html(drawRange({ domain, range: [from, to], values }));
}
