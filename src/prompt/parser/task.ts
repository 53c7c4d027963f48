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

/** How many sentences at the end are looked at for a task said again, and at the head for what it says. */
const ending = 4;
const opening = 6;

/** A sentence at the end that says again what one at the head asked for, with something else in between. */
export function findRepeatedTask(
  scan: Scan,
  candidates: readonly Candidate[],
  task: Candidate | undefined,
): Candidate | undefined {
  const asks = (candidate: Candidate): boolean => candidate.directive && !candidate.elements.has("role");
  const first = candidates.findIndex(asks);
  if (task === undefined || first < 0) return undefined;
  const heads = [task, ...candidates.slice(first, first + opening).filter(asks)].map((head) => ({
    index: candidates.indexOf(head),
    end: head.range.end,
    words: contentWords(slice(scan.visible, head.range)),
  }));
  for (let i = candidates.length - 1; i >= Math.max(first + 1, candidates.length - ending); i--) {
    const candidate = candidates[i]!;
    if (!candidate.directive || candidate.block.type === "item") continue;
    const words = contentWords(slice(scan.visible, candidate.range));
    const apart = (head: (typeof heads)[number]): boolean =>
      i - head.index >= 3 || candidate.range.start - head.end > 200;
    if (heads.some((head) => head.index < i && apart(head) && similarity(words, head.words) >= 0.34)) return candidate;
  }
  return undefined;
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
