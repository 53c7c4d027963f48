import type { CleaningReport, Sample } from "../clean/write/report-schema";
import { numberText } from "../dataset/profile/numbers";
import { diffPieces, writtenTokens, type DiffPiece } from "../similarity/diff-pieces";
import { stepName } from "./cleaning-steps";
import { cleaningWords as words } from "./cleaning-words";
import type { PageContext } from "./context";
import { html, type Html } from "./html";

type Say = PageContext["say"];

/** Rows that went or were changed, step by step; undefined where there are none. */
export function samplesSection({ steps, samples }: CleaningReport, say: Say): Html | undefined {
  if (samples.length === 0) return undefined;
  const isAnyChanged = samples.some(({ after }) => after !== undefined);
  return html`<p class="muted">${say(words.samplesNote)} ${isAnyChanged && say(words.marked)}</p>
    ${[...new Set(samples.map(({ step }) => step))].map((number) => {
      const step = steps[number - 1];
      const own = samples.filter((sample) => sample.step === number);
      return html`<div class="samples">
        <h3>${step === undefined ? say(words.unparsed) : stepName(step, say)}</h3>
        ${own.map((sample) => sampleOf(sample, say))}
      </div>`;
    })}`;
}

function sampleOf({ row, reason, before, after }: Sample, say: Say): Html {
  const said = html`<b>${say(words.row, { row: numberText(row) })}</b>`;
  return html`<details open class="sample">
    <summary>${reason === undefined ? said : html`${said} ${reason}`}</summary>
    <p class="excerpt" tabindex="0">
      <code class="row">${after === undefined ? before : differences(before, after)}</code>
    </p>
  </details>`;
}

/** What it says now, with what is no longer there. */
function differences(before: string, after: string): Html[] {
  const marks: Readonly<Record<DiffPiece["kind"], (text: string) => Html>> = {
    same: (text) => html`${text}`,
    skipped: () => html`…`,
    removed: (text) => html`<del>${text}</del>`,
    added: (text) => html`<ins>${text}</ins>`,
  };
  return diffPieces(after, before, writtenTokens).map(({ kind, text }) => marks[kind](text));
}
