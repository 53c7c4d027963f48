import { pathText } from "../../../dataset/row/layout";
import type { Row } from "../../../dataset/row/row";
import type { Segment } from "../../../dataset/row/view";
import type { Problem } from "../../../lint/problem";
import type { DetailProblem, DetailText, Mark, RowDetails } from "../../dataset-worker/table-protocol";

/** A row with its texts, each cut to `atMost` units, and where in them its problems stand. */
export function rowDetails(row: Row, problems: readonly Problem[], atMost: number, isJson: boolean): RowDetails {
  const { label } = row.view;
  return {
    row: row.number,
    format: row.format?.title,
    ...(label !== undefined && { label }),
    texts: row.segments.map((segment) => detailText(row, segment, problems, atMost)),
    problems: problems.map((problem) => detailProblem(problem, row.number)),
    written: row.text.slice(0, atMost),
    cut: Math.max(0, row.text.length - atMost),
    isJson,
  };
}

function detailText(row: Row, segment: Segment, problems: readonly Problem[], atMost: number): DetailText {
  const { turn, role, part, text, path, name, answer, trained } = segment;
  return {
    turn,
    role,
    part,
    text: text.slice(0, atMost),
    cut: Math.max(0, text.length - atMost),
    field: pathText(path),
    marks: problems.length === 0 ? [] : marksIn(row, segment, problems, Math.min(atMost, text.length)),
    ...(name !== undefined && { name }),
    ...(answer !== undefined && { answer }),
    ...(trained !== undefined && { trained }),
  };
}

function detailProblem({ rule, severity, message, field, range, related }: Problem, row: number): DetailProblem {
  const elsewhere = related.flatMap((one) =>
    one.row === undefined || one.row === row ? [] : [{ row: one.row, message: one.message }],
  );
  return { rule, severity, message, ...(field !== undefined && { field }), range, related: elsewhere };
}

/**
 * Where problems stand in the first units of a segment's text, quotation marks aside; one that reaches further is none
 * of the text's own. Of an empty text, the mark is empty too.
 */
function marksIn(row: Row, segment: Segment, problems: readonly Problem[], length: number): Mark[] {
  const whole = row.within(segment).range;
  return problems.flatMap(({ range }, problem) => {
    if (range.start < whole.start - 1 || range.end > whole.end + 1) return [];
    const start = unitsBefore(row, segment, range.start, length);
    const end = unitsBefore(row, segment, range.end, length);
    return start < end || segment.text === "" ? [{ start, end, problem }] : [];
  });
}

/** How many of a text's first units are written before an offset in the row. */
function unitsBefore(row: Row, segment: Segment, offset: number, length: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (row.within(segment, 0, middle).range.end < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
