import { documentedDatasetRules } from "../../../dataset/documented-rules";
import type { OpenCheckOptions } from "../../../dataset/open/open-dataset";
import type { Row } from "../../../dataset/row/row";
import { severities, type Problem } from "../../../lint/problem";
import { RowSuppressions } from "../../../lint/suppression/row-suppressions";
import type { ListedProblem, RuleCount, TableFilter } from "../../dataset-worker/table-protocol";
import type { FileRows } from "./file-rows";
import type { FoundProblem, FoundProblems } from "./found-problems";
import { keptProblem } from "./kept-problem";

/** Says what problems are. So little is kept of them that their rows are looked at again for that. */
export class ProblemWords {
  readonly suppressions: RowSuppressions;

  constructor(
    private readonly file: FileRows,
    private readonly options: OpenCheckOptions,
  ) {
    this.suppressions = new RowSuppressions(options.suppressions);
  }

  /** What was found in a row, with its places. Throws as reading does. */
  async ofRow(row: Row, found: readonly FoundProblem[]): Promise<Problem[]> {
    if (found.length === 0) return [];
    const own = await this.own(row);
    return found.flatMap((one) => (one.kept === undefined ? (own[one.nth!] ?? []) : keptProblem(one, one.kept, row)));
  }

  /** The problems at `indexes` among those found, in words. Throws as reading does. */
  async listed(problems: FoundProblems, indexes: Uint32Array): Promise<ListedProblem[]> {
    const listed: ListedProblem[] = [];
    let row: Row | undefined;
    for (const index of indexes) {
      const found = problems.at(index);
      if (found.kept === undefined && row?.number !== found.row) row = await this.file.row(found.row);
      const { message } = found.kept ?? (await this.own(row!))[found.nth!] ?? { message: "" };
      listed.push(listedProblem({ ...found, message }, found.row));
    }
    return listed;
  }

  /** How many problems each rule has found, the severest first. */
  counts(problems: FoundProblems): RuleCount[] {
    const { locale } = this.options;
    const counts = [...problems.byRule()].map((one) => ({
      ...one,
      title: documentedDatasetRules.find(({ id }) => id === one.rule)?.title[locale] ?? one.rule,
    }));
    return counts.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count);
  }

  private async own(row: Row): Promise<readonly Problem[]> {
    const file = await this.file.how();
    return file.check(row).filter((problem) => !this.suppressions.silences(problem, row.text));
  }
}

/** What the set as a whole has against itself, as far as a filter lets it through. */
export function listedOfSet(problems: FoundProblems, { severities: wanted, rules, found }: TableFilter) {
  if (found) return [];
  return problems.ofSet
    .filter(
      ({ severity, rule }) =>
        (wanted.length === 0 || wanted.includes(severity)) && (rules.length === 0 || rules.includes(rule)),
    )
    .map((problem) => listedProblem(problem, undefined));
}

function listedProblem(
  { rule, severity, message }: Omit<ListedProblem, "row">,
  row: number | undefined,
): ListedProblem {
  return { row, rule, severity, message };
}
