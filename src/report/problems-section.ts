import { numberText } from "../dataset/profile/numbers";
import { severityTitles } from "../lint/rule-page";
import { words, type ProfileContext } from "./context";
import { html, type Html } from "./html";
import { shareBar } from "./tables";

/** Problems by rule, the worst first. */
export function problemsSection(page: ProfileContext): Html {
  const { say } = page;
  const { problems } = page.profile;
  if (problems.total === 0) return html`<p>${say(words.noProblems)}</p>`;
  const most = Math.max(...problems.rules.map((rule) => rule.problems));
  return html`<div class="scroll">
    <table>
      <caption class="unseen">
        ${say(words.problems)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say(words.rule)}</th>
          <th scope="col">${say(words.severity)}</th>
          <th scope="col" class="number">${say(words.problems)}</th>
          <td></td>
          <th scope="col" class="number">${say(words.first)}</th>
        </tr>
      </thead>
      <tbody>
        ${problems.rules.map(
          ({ rule, severity, problems: count, first }) =>
            html`<tr>
              <th scope="row" class="name">${ruleName(rule, page)}</th>
              <td><span class="severity ${severity}">${say(severityTitles[severity])}</span></td>
              <td class="number">${numberText(count)}</td>
              <td class="bar">${shareBar(count / most)}</td>
              <td class="number">${first && place(first, page)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function ruleName(rule: string, { ruleLink }: ProfileContext): Html {
  return ruleLink === undefined
    ? html`<code>${rule}</code>`
    : html`<a href="${ruleLink(rule)}"><code>${rule}</code></a>`;
}

function place(
  { path, row }: { readonly path: string; readonly row: number },
  { say, rowLinks, profile }: ProfileContext,
): Html {
  const text = say(words.rowNumber, { row: numberText(row) });
  const where = profile.files.length > 1 ? html`<br /><span class="muted">${path}</span>` : undefined;
  if (rowLinks !== true) return html`${text}${where}`;
  const label = say(words.openRow, { row: numberText(row) });
  return html`<button type="button" class="link" data-path="${path}" data-row="${row}" aria-label="${label}">
      ${text}</button
    >${where}`;
}
