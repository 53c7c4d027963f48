import { drops, dropRows, isCurable, isDroppable, rewrites } from "../../dataset/open/cure";
import type { OpenDataset } from "../../dataset/open/open-dataset";
import { rowFingerprint } from "../../lint/fingerprint";
import { applyEdits } from "../../lint/fixes";
import type { Fix, Problem } from "../../lint/problem";
import type { PairFix, PositionRange, ProblemDetails, ProblemFix, RowLink } from "../dataset-worker/documents-protocol";
import { isBefore } from "./is-before";
import { placeOf } from "./shown-problems";

/** How many problems are told in detail at once. */
const mostDetails = 100;

/** The problems that touch a range, with all that can be done about them. */
export function problemsIn(dataset: OpenDataset, { start, end }: PositionRange): ProblemDetails[] {
  const details: ProblemDetails[] = [];
  const ofRules = new Map<string, ProblemDetails["ofRule"]>();
  for (let i = Math.max(0, dataset.rowAt(start)); i <= dataset.rowAt(end); i++) {
    dataset.checkNow(i);
    for (const problem of dataset.problems(i)) {
      const place = placeOf(dataset, i, problem.range);
      if (isBefore(place.end, start) || isBefore(end, place.start)) continue;
      const { rule } = problem;
      const ofRule = ofRules.get(rule) ?? countOf(dataset, rule);
      ofRules.set(rule, ofRule);
      details.push(detailsOf(dataset, i, problem, ofRule));
      if (details.length === mostDetails) return details;
    }
  }
  return details;
}

/** Rules for the whole set offer only to drop rows. */
function countOf(dataset: OpenDataset, rule: string): ProblemDetails["ofRule"] {
  let rows = 0;
  let fixable = 0;
  for (const row of dataset.rows) {
    const problems = row.checked?.problems.filter((problem) => problem.rule === rule) ?? [];
    if (isDroppable(row, rule)) rows++;
    if (problems.some((problem) => isCurable(problem, row))) fixable++;
  }
  return { rows, fixable };
}

/** The row that a problem compares its own with, and how many others it does. */
function likeOf(dataset: OpenDataset, { rule, related }: Problem): ProblemDetails["like"] {
  const row = related.find((place) => place.row !== undefined)?.row;
  if (row === undefined) return undefined;
  return { row, rows: dataset.rows.filter((other) => isDroppable(other, rule, row)).length };
}

/** What else a rule for the whole set offers to do. */
function actionsOf(dataset: OpenDataset, i: number, { rule, message }: Problem) {
  const found = dataset.rows[i]!.ofSet.find(({ problem }) => problem.rule === rule && problem.message === message);
  const fixes: ProblemFix[] = [];
  const pairs: PairFix[] = [];
  const opens: RowLink[] = [];
  for (const action of found?.actions ?? []) {
    const { title } = action;
    if (action.kind === "preference-pair") pairs.push({ title, chosen: action.chosen, rejected: action.rejected });
    else if (action.kind === "open-row") opens.push({ title, file: action.file, row: action.row });
    else fixes.push({ title, preferred: false, edits: dropRows(dataset, [action.row]), rewritten: undefined });
  }
  return { fixes, pairs, opens };
}

function detailsOf(
  dataset: OpenDataset,
  i: number,
  problem: Problem,
  ofRule: ProblemDetails["ofRule"],
): ProblemDetails {
  const row = dataset.rows[i]!;
  const { rule, severity, message } = problem;
  const fix = (given: Fix): ProblemFix => ({
    title: given.title,
    preferred: given.preferred,
    edits: given.edits.map(({ range, text }) => ({ ...placeOf(dataset, i, range), text })),
    rewritten: rewrites(given, row.text) ? { before: row.text, after: applyEdits(row.text, given.edits) } : undefined,
  });
  const fixes = problem.fixes.filter((each) => !drops(each, row)).map(fix);
  const actions = actionsOf(dataset, i, problem);
  return {
    ...placeOf(dataset, i, problem.range),
    row: i,
    rule,
    severity,
    message,
    fixes: [...fixes, ...actions.fixes],
    pairs: actions.pairs,
    opens: actions.opens,
    fingerprint: rowFingerprint(problem, row.text),
    drop: dropRows(dataset, [i]),
    ofRule,
    like: likeOf(dataset, problem),
  };
}
