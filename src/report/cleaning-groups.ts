import type { CleaningReport } from "../clean/write/report-schema";
import { numberText } from "../dataset/profile/numbers";
import { stepTitle } from "./cleaning-steps";
import { cleaningWords as words } from "./cleaning-words";
import { plural, type PageContext } from "./context";
import { shortText } from "./histogram";
import { html, Html } from "./html";
import { drawCounts } from "./plotting";
import { numbersTable } from "./tables";

type Groups = CleaningReport["groups"][number];

/** The groups that steps found of which one row stays, by their sizes; undefined where there are none. */
export function groupsSection({ groups }: CleaningReport, say: PageContext["say"]): Html | undefined {
  if (groups.length === 0) return undefined;
  const title = ({ step, rule }: Groups): string => `${step}. ${say(stepTitle(rule))}`;
  const sizes = groups[0]!.sizes.map(spanText);
  const rows = groups.map((of) => {
    const all = of.sizes.reduce((sum, one) => sum + one.groups, 0);
    return [title(of), ...of.sizes.map((one) => numberText(one.groups)), numberText(all)];
  });
  return html`<p class="muted">${say(words.groupsNote)}</p>
    <div class="plots">
      ${groups.map(
        (of) =>
          html`<figure>
            <figcaption>${title(of)}</figcaption>
            ${new Html(drawing(of, title(of), say))}
          </figure>`,
      )}
    </div>
    <div class="scroll">
      ${numbersTable(say(words.groups), [say(words.groupRows), ...sizes, say(words.allGroups)], rows)}
    </div>`;
}

function drawing({ sizes }: Groups, label: string, say: PageContext["say"]): string {
  return drawCounts({
    label,
    bars: sizes.map((size, i) => {
      const data = { groups: numberText(size.groups), plural: plural(size.groups), rows: spanText(size) };
      return { from: i, to: i + 1, heights: [size.groups], label: say(words.groupCount, data) };
    }),
    heightText: shortText,
    nameOf: (at) => spanText(sizes[at]!),
  });
}

function spanText({ from, to }: Groups["sizes"][number]): string {
  if (to === undefined) return `≥ ${from}`;
  return from === to ? String(from) : `${from}–${to}`;
}
