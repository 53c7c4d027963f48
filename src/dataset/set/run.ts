import { parse } from "zod/v4/core";
import { localize } from "../../lint/locale";
import type { Problem, Severity } from "../../lint/problem";
import { loudnessFor } from "../../lint/rule";
import type { RunOptions } from "../../lint/run";
import type { DatasetKind } from "../format/format";
import { pathText } from "../row/layout";
import type { Row } from "../row/row";
import type { DatasetSettings } from "../settings";
import { rowKeys, type RowKeys } from "./row-keys";
import type { SetFinding, SetReader, SetRule } from "./set-rule";

/** A problem of a set, with the row that it is shown at: 0-based, or undefined for the set itself. */
export interface SetProblem {
  readonly row: number | undefined;
  readonly problem: Problem;
}

interface Running {
  readonly rule: SetRule;
  readonly severity: Severity;
  readonly reader: SetReader;
}

/** Runs the rules for whole sets over rows that come one by one. */
export class SetRun {
  private readonly running: readonly Running[];

  constructor(
    rules: readonly SetRule[],
    kind: DatasetKind,
    private readonly options: RunOptions<DatasetSettings>,
  ) {
    this.running = rules.flatMap((rule) => {
      const setting = options.rules?.get(rule.id);
      const severity = setting?.kinds?.[kind] ?? setting?.severity ?? loudnessFor(rule.severity, kind);
      if (severity === "off") return [];
      const given = rule.options && parse(rule.options, setting?.options ?? {});
      return [{ rule, severity, reader: rule.start({ options: given, settings: options.settings }) }];
    });
  }

  /** Reads a row; gives what is now known, of this row or of earlier ones. */
  add(row: Row, keys: RowKeys = rowKeys(row)): SetProblem[] {
    const found: SetProblem[] = [];
    for (const running of this.running) {
      for (const finding of running.reader.add(keys, row.number)) found.push(this.problem(running, finding, row));
    }
    return found;
  }

  finish(): SetProblem[] {
    return this.running.flatMap((running) => running.reader.finish().map((finding) => this.problem(running, finding)));
  }

  private problem({ rule, severity }: Running, finding: SetFinding, row?: Row): SetProblem {
    const { locale } = this.options;
    const say = (name: string, data?: SetFinding["data"]) =>
      localize(rule.messages[name]!, locale, data ?? finding.data);
    const own = row?.number === finding.row ? row : undefined;
    const place = own && (finding.path === undefined ? own.whole : own.at(finding.path));
    const field = finding.path && pathText(finding.path);
    const problem: Problem = {
      rule: rule.id,
      severity,
      message: say(finding.message),
      range: place?.range ?? { start: 0, end: 0 },
      ...(field !== undefined && { field }),
      ...(finding.score !== undefined && { score: finding.score }),
      related: (finding.related ?? []).map(({ row: other, message, data }) => ({
        range: { start: 0, end: 0 },
        row: other,
        message: say(message, data),
      })),
      fixes:
        finding.drop === undefined || own === undefined
          ? []
          : [{ title: say(finding.drop), preferred: false, edits: [own.removal] }],
    };
    return { row: finding.row, problem };
  }
}
