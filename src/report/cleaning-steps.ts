import { ruleOf, ratioRules } from "../clean/recipe/recipe";
import type { CleaningReport, StepReport } from "../clean/write/report-schema";
import { numberText, shareText } from "../dataset/profile/numbers";
import { profileWords } from "../dataset/profile/titles";
import type { Localized } from "../lint/locale";
import { actionTitles, cleaningWords as words } from "./cleaning-words";
import type { PageContext } from "./context";
import { html, Html } from "./html";
import { shareBar } from "./tables";

type Say = PageContext["say"];

/** What a step is called. */
export function stepTitle(what: string): Localized {
  if (what === "languages") return words.otherLanguages;
  const ratio = /^ratio of (turns|domains)$/.exec(what)?.[1] as keyof typeof ratioRules | undefined;
  return ruleOf(ratio === undefined ? what : ratioRules[ratio])?.title ?? { en: what, "zh-cn": what };
}

/** The steps with what they did, as a table. */
export function stepsTable({ rows, unparsed, steps }: CleaningReport, say: Say): Html {
  const line = (name: Html | string, action: string, figures: readonly number[], left: number): Html =>
    html`<tr ${figures.every((figure) => figure === 0) && new Html('class="idle"')}>
      <th scope="row" class="name">${name}</th>
      <td>${action}</td>
      ${figures.map((figure) => html`<td class="number">${figure === 0 ? "–" : numberText(figure)}</td>`)}
      <td class="number">${numberText(left)}</td>
      <td class="number">${shareText(left, rows)}</td>
      <td class="bar">${shareBar(rows === 0 ? 0 : left / rows)}</td>
    </tr> `;
  return html`<div class="scroll">
    <table class="steps">
      <caption class="unseen">
        ${say(words.flow)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say(words.step)}</th>
          <th scope="col">${say(words.action)}</th>
          <th scope="col" class="number">${say(words.found)}</th>
          <th scope="col" class="number">${say(words.dropped)}</th>
          <th scope="col" class="number">${say(words.changed)}</th>
          <th scope="col" class="number">${say(words.left)}</th>
          <th scope="col" class="number">${say(profileWords.share)}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${unparsed > 0 && line(say(words.unparsed), say(actionTitles.drop), [unparsed, unparsed, 0], rows - unparsed)}
        ${steps.map(({ step, what, action, found, dropped, changed, left }) =>
          line(stepName({ step, what }, say), say(actionTitles[action]), [found, dropped, changed], left),
        )}
      </tbody>
    </table>
  </div>`;
}

/** A step's number, title and rule. */
export function stepName({ step, what }: Pick<StepReport, "step" | "what">, say: Say): Html {
  return html`${step}. ${say(stepTitle(what))}
  ${what.startsWith("dataset/") && html`<code class="muted">${what}</code>`}`;
}
