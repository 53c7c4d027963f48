import { standingTexts } from "../dataset/profile/numbers";
import type { Standing } from "../dataset/profile/schema";
import { figureTitles, verdictTitle } from "../dataset/profile/titles";
import { words, type PageContext } from "./context";
import { html, Html } from "./html";
import { drawRange } from "./plotting";

/** Where the set stands against the guide's figures. */
export function guideSection({ profile: { guide, rows }, say }: PageContext): Html | undefined {
  if (rows === 0) return undefined;
  return html`<p class="muted">${say(words.guideNote)}</p>
    <div class="scroll">
      <table>
        <caption class="unseen">
          ${say(words.guide)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say(words.figure)}</th>
            <th scope="col" class="number">${say(words.yours)}</th>
            <th scope="col" class="number">${say(words.usual)}</th>
            <td class="range"></td>
            <th scope="col">${say(words.verdict)}</th>
          </tr>
        </thead>
        <tbody>
          ${guide.map((standing) => {
            const { value, usual } = standingTexts(standing);
            return html`<tr>
              <th scope="row">${say(figureTitles[standing.figure])}</th>
              <td class="number">${value}</td>
              <td class="number">${usual}</td>
              <td class="range">${rangeOf(standing)}</td>
              <td><span class="verdict ${standing.verdict}">${say(verdictTitle(standing))}</span></td>
            </tr> `;
          })}
        </tbody>
      </table>
    </div>`;
}

/** The axis reaches eight times beyond the guide's range; what lies further out stands at its end. */
function rangeOf({ figure, value, from, to, verdict }: Standing): Html {
  const isRatio = figure === "turns" || figure === "domains";
  const domain = isRatio ? ([from / 8, to * 8] as const) : ([1000, 100_000_000] as const);
  return new Html(drawRange({ domain, range: [from, to], value: value ?? Infinity, isGood: verdict === "within" }));
}
