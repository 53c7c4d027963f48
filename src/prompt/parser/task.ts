import { slice } from "../../text/range";
import type { Candidate } from "./candidates";
import type { Scan } from "./scan";

/** The sentence that states the main task: one that is announced as such, else the first order, else the first question. */
export function findTask(candidates: readonly Candidate[]): Candidate | undefined {
  const directives = candidates.filter((candidate) => candidate.directive);
  return (
    directives.find((candidate) => candidate.block.section === "task" && !candidate.question) ??
    directives.find((candidate) => isMain(candidate)) ??
    directives.find((candidate) => !candidate.question && !candidate.elements.has("role")) ??
    directives.find((candidate) => !candidate.question) ??
    directives[0]
  );
}

function isMain(candidate: Candidate): boolean {
  return (
    candidate.block.type !== "item" &&
    !candidate.question &&
    !candidate.elements.has("role") &&
    candidate.block.section !== "requirements"
  );
}

/** The last sentence that says the task again, after at least one other block. */
export function findRepeatedTask(
  scan: Scan,
  candidates: readonly Candidate[],
  task: Candidate | undefined,
): Candidate | undefined {
  if (task === undefined) return undefined;
  const words = contentWords(slice(scan.visible, task.range));
  const last = candidates
    .slice(-3)
    .filter((candidate) => candidate !== task && candidate.range.start > task.range.end && candidate.directive);
  return last.findLast(
    (candidate) =>
      candidate.block !== task.block && similarity(words, contentWords(slice(scan.visible, candidate.range))) >= 0.4,
  );
}

const functionWords = new Set(
  "a an the to of in on for and or is are be you your i my me it this that with as by from will please 的 了 你 您 我 是 在 和 请 一 个 并 为".split(
    " ",
  ),
);

/** Words of Latin letters in lower case, and pairs of Han characters, without function words. */
function contentWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const match of text
    .slice(0, 600)
    .toLowerCase()
    .matchAll(/[a-z][a-z'-]+|\p{Script=Han}(?=(\p{Script=Han}))/gu)) {
    const word = match[1] === undefined ? match[0] : match[0] + match[1];
    if (!functionWords.has(word)) words.add(word);
  }
  return words;
}

/** The share of the smaller set that the other has too. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  if (smaller < 2) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / smaller;
}
