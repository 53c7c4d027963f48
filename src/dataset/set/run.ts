import { parse } from "zod/v4/core";
import { localize, type MessageData } from "../../lint/locale";
import type { Problem, RowAction, Severity } from "../../lint/problem";
import { loudnessFor } from "../../lint/rule";
import { failure, type RunOptions } from "../../lint/run";
import type { Range } from "../../text/range";
import type { DatasetKind } from "../format/format";
import { comparedSegments, type ComparedField } from "../near/compared-text";
import { merged, type Comparison } from "../near/comparison";
import type { RowLikenesses } from "../near/likeness";
import { pathText, type Path } from "../row/layout";
import type { Row, RowRange } from "../row/row";
import type { RowScores } from "../scores/row-score";
import { scoredRange } from "../scores/scored-text";
import type { DatasetSettings } from "../settings";
import { inRowOrder } from "./in-row-order";
import { rowKeys, type KeyOptions, type RowKeys } from "./row-keys";
import { RowPairs } from "./row-pairs";
import { findSentence, sentenceRemoval } from "./row-sentences";
import { RowSet } from "./row-set";
import { SeenRows, unrelated, type Relation } from "./seen-rows";
import type { SetFinding, SetReader, SetReport, SetRule } from "./set-rule";

/** A problem of a set, with the row that it is shown at: 0-based, or undefined for the set itself. */
export interface SetProblem {
  readonly row: number | undefined;
  /** Its range is empty, and its fixes and actions are missing, until it is `placed`. */
  readonly problem: Problem;
  /** The field at fault; by default the whole row. */
  readonly path?: Path | undefined;
  /** What was compared, in the place of `path`. */
  readonly compared?: ComparedField | undefined;
  /** The stretch of the row's scored text at fault. */
  readonly stretch?: Range | undefined;
  /** The sentence at fault, by its key, and the title of the fix that deletes it. */
  readonly sentence?: { readonly key: number; readonly cut: string } | undefined;
  /** The title of the fix that drops the row. */
  readonly drop?: string | undefined;
  /** What else could be done, which takes more than an edit of the row. */
  readonly actions: readonly (RowAction & { readonly title: string })[];
}

/** The problem with its range and its fixes in the row that it is shown at. */
export function placed({ problem, path, compared, stretch, sentence, drop, actions }: SetProblem, row: Row): Problem {
  const more = actions.length > 0 && { actions };
  const dropped = drop === undefined ? [] : [{ title: drop, preferred: false, edits: [row.removal] }];
  const said = sentence && findSentence(row, sentence.key);
  if (said === undefined) {
    const { range, field } = (stretch && scoredRange(row, stretch)) ?? placeOf(row, path, compared);
    return { ...problem, range, ...(field !== undefined && { field }), fixes: dropped, ...more };
  }
  const { range, field } = row.within(said.segment, said.start, said.end);
  const gone = sentenceRemoval(said);
  const edits = gone && [{ range: row.within(said.segment, gone.start, gone.end).range, text: "" }];
  const fixes = [...(edits === undefined ? [] : [{ title: sentence!.cut, preferred: false, edits }]), ...dropped];
  return { ...problem, range, ...(field !== undefined && { field }), fixes, ...more };
}

function placeOf(row: Row, path: Path | undefined, compared: ComparedField | undefined): RowRange {
  const first = compared && comparedSegments(row.segments, compared)[0];
  if (first !== undefined) return row.within(first);
  return path === undefined ? row.whole : row.at(path);
}

/** A rule that is on, and what it has read so far. */
interface Running {
  readonly rule: SetRule;
  readonly severity: Severity;
  readonly reader: SetReader;
  readonly report: SetReport;
}

const nothingFound: readonly SetProblem[] = [];

/** Runs the rules for whole sets over rows that come one by one. */
export class SetRun {
  private running: Running[] = [];
  /** Those that are told of every row. */
  private counting: readonly Running[];
  private readonly seen = new SeenRows();
  private readonly pairs = new RowPairs();
  /** What the rules want the keys of the rows to hold. */
  readonly keyOptions: KeyOptions;
  /** How the rules want the rows' texts to be compared, if one does: `liken` takes what comes of it. */
  readonly comparison: Comparison | undefined;
  /** Rows of which it is said already how they relate to an earlier one. */
  private readonly related = new RowSet();
  private found: SetProblem[] | undefined;

  constructor(
    rules: readonly SetRule[],
    kind: DatasetKind,
    private readonly options: RunOptions<DatasetSettings>,
    /** Gives what a row shows of earlier ones by `later`, instead of with the row: in a few bytes until then. */
    private readonly keepsLater = false,
  ) {
    const { settings } = options;
    let domainField: string | undefined;
    for (const rule of rules) {
      const setting = options.rules?.get(rule.id);
      const severity = setting?.kinds?.[kind] ?? setting?.severity ?? loudnessFor(rule.severity, kind);
      if (severity === "off") continue;
      const given = rule.options && parse(rule.options, setting?.options ?? {});
      const context = { options: given, settings, kind, locale: options.locale };
      const reader = rule.start(context);
      if (reader === undefined) continue;
      domainField ??= rule.domainField?.(given);
      this.comparison = merged(this.comparison, rule.comparison?.(context));
      this.running.push({ rule, severity, reader, report: (finding) => this.note(rule, severity, finding) });
    }
    this.counting = this.running.filter(({ reader }) => reader.add !== undefined);
    this.keyOptions = { domainField, sentences: this.running.some(({ rule }) => rule.readsSentences) };
  }

  /** Reads a row; gives what is now known, of this row (then `placed`) or of earlier ones. */
  add(row: Row, keys?: RowKeys): readonly SetProblem[] {
    if (this.running.length === 0) return nothingFound;
    const found = this.addKeys(keys ?? rowKeys(row, this.keyOptions), row.number);
    return found.length === 0
      ? found
      : found.map((one) => (one.row === row.number ? { ...one, problem: placed(one, row) } : one));
  }

  /** Reads a row of which only the keys are at hand. */
  addKeys(keys: RowKeys, row: number): readonly SetProblem[] {
    const relation = this.seen.add(keys, row);
    const news = newsOf(keys, relation, this.seen.known);
    this.tell(this.counting, ({ add }, report) => add?.(keys, row, report, news));
    if (relation !== unrelated) {
      this.related.add(row);
      this.relate(this.keepsLater ? this.kept(relation, row) : relation, row);
    }
    return this.taken();
  }

  /** What is known behind the last row. */
  finish(): readonly SetProblem[] {
    this.tell(this.running, ({ finish }, report) => finish?.(report));
    return this.taken();
  }

  /** What rows showed of earlier ones, by the earlier rows; to be called behind the last row. */
  later(): Iterable<SetProblem> {
    const late = this.running.filter(({ reader }) => reader.late !== undefined);
    return inRowOrder([this.continued(), ...late.map((one) => this.late(one))]);
  }

  private *continued(): Generator<SetProblem> {
    for (const [row, longer] of this.pairs.sorted()) {
      this.relate({ ...unrelated, continues: [row] }, longer);
      yield* this.taken();
    }
  }

  private *late(one: Running): Generator<SetProblem> {
    try {
      for (const finding of one.reader.late?.() ?? []) {
        one.report(finding);
        yield* this.taken();
      }
    } catch (error) {
      this.stop(one, error);
      yield* this.taken();
    }
  }

  /** What likenesses show, by the rows in whose order they come. */
  *liken(likenesses: RowLikenesses): Generator<SetProblem> {
    for (const [row, likeness] of likenesses) {
      // That a row is the same as another, or begins like it, says more than that it is like it.
      const news = this.related.has(row) ? { ...likeness, earlier: undefined } : likeness;
      this.tell(this.running, ({ liken }, report) => liken?.(news, row, report));
      yield* this.taken();
    }
  }

  /** What scores show. */
  score(scores: RowScores): readonly SetProblem[] {
    this.tell(this.running, ({ score }, report) => score?.(scores, report));
    return this.taken();
  }

  /** What is to be said where there was too much to compare. */
  uncompared(): readonly SetProblem[] {
    this.tell(this.running, ({ uncompared }, report) => uncompared?.(report));
    return this.taken();
  }

  private relate(relation: Relation, row: number): void {
    this.tell(this.running, ({ relate }, report) => relate?.(relation, row, report));
  }

  private tell(running: readonly Running[], what: (reader: SetReader, report: SetReport) => void): void {
    for (const one of running) {
      try {
        what(one.reader, one.report);
      } catch (error) {
        this.stop(one, error);
      }
    }
  }

  /** What is left of a relation when that to earlier rows is kept. */
  private kept(relation: Relation, row: number): Relation {
    for (const shorter of relation.continues) this.pairs.add(shorter, row);
    return { ...relation, continues: unrelated.continues };
  }

  /** A rule that throws becomes one hint, and reads no further. */
  private stop(failed: Running, error: unknown): void {
    const { locale, onRuleError } = this.options;
    this.running = this.running.filter((one) => one !== failed);
    this.counting = this.counting.filter((one) => one !== failed);
    onRuleError?.(failed.rule.id, error);
    const problem = failure(failed.rule.id, error, locale);
    (this.found ??= []).push({ row: undefined, problem, actions: [] });
  }

  private taken(): readonly SetProblem[] {
    const found = this.found ?? nothingFound;
    this.found = undefined;
    return found;
  }

  private note(rule: SetRule, severity: Severity, finding: SetFinding): void {
    const { row, path, compared, stretch, data, sentence, score, related = [], drop, actions = [] } = finding;
    const say = (name: string, values?: MessageData): string =>
      localize(rule.messages[name]!, this.options.locale, values ?? data);
    const problem: Problem = {
      rule: rule.id,
      severity,
      message: say(finding.message),
      range: { start: 0, end: 0 },
      ...(path !== undefined && { field: pathText(path) }),
      ...(score !== undefined && { score }),
      related: related.map((place) => ({
        range: { start: 0, end: 0 },
        row: place.row,
        message: say(place.message, place.data),
      })),
      fixes: [],
    };
    (this.found ??= []).push({
      row,
      problem,
      path,
      compared,
      stretch,
      sentence: sentence && { key: sentence.key, cut: say(sentence.cut) },
      drop: drop && say(drop),
      actions: actions.map((action) => ({ ...action, title: say(action.title) })),
    });
  }
}

/** From which of its sentences on a row says what no row before it has said in the same place. */
function newsOf({ sentences, beginnings }: RowKeys, { same, asksSame, beginsRow }: Relation, known: number): number {
  if ((same ?? asksSame ?? beginsRow) !== undefined) return sentences.length;
  return known === 0 ? 0 : beginnings[known - 1]!.said;
}

/**
 * Runs the rules over the keys of a set's rows, in their order; undefined stands for a row that does not parse or a
 * blank line. What an edit needs: no row is read, and the problems want to be `placed` where they are shown.
 * `scores`: what a language model made of them; `likenesses`: what the rows are like; undefined where there is too much to compare.
 */
export function checkSet(
  keys: readonly (RowKeys | undefined)[],
  rules: readonly SetRule[],
  kind: DatasetKind,
  options: RunOptions<DatasetSettings>,
  likenesses: RowLikenesses | undefined = [],
  scores: RowScores = [],
): SetProblem[] {
  const run = new SetRun(rules, kind, options);
  const found: SetProblem[] = [];
  keys.forEach((one, row) => {
    if (one === undefined) return;
    for (const problem of run.addKeys(one, row)) found.push(problem);
  });
  for (const problem of run.finish()) found.push(problem);
  for (const problem of run.later()) found.push(problem);
  for (const problem of run.score(scores)) found.push(problem);
  for (const problem of likenesses === undefined ? run.uncompared() : run.liken(likenesses)) found.push(problem);
  return found;
}
