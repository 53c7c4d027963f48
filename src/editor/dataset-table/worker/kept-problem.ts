import type { Path } from "../../../dataset/row/layout";
import type { Row } from "../../../dataset/row/row";
import { findSentence } from "../../../dataset/set/row-sentences";
import type { Problem } from "../../../lint/problem";
import type { FoundProblem, KeptProblem } from "./found-problems";

/** A problem that was kept, with its place in its row. */
export function keptProblem({ rule, severity }: FoundProblem, kept: KeptProblem, row: Row): Problem {
  const { message, field, sentence, score, related } = kept;
  const said = sentence === undefined ? undefined : findSentence(row, sentence);
  const place =
    said === undefined
      ? { range: (field === undefined ? row.whole : row.at(pathOf(field))).range, field }
      : row.within(said.segment, said.start, said.end);
  return {
    rule,
    severity,
    message,
    range: place.range,
    ...(place.field !== undefined && { field: place.field }),
    ...(score !== undefined && { score }),
    related: related.map((place) => ({
      range: { start: 0, end: 0 },
      message: place.message,
      ...(place.row !== undefined && { row: place.row }),
    })),
    fixes: [],
  };
}

/** The path that `pathText` wrote; where a key has marks of its own, one that leads nowhere. */
function pathOf(field: string): Path {
  return [...field.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) =>
    index === undefined ? step : Number(index),
  );
}
