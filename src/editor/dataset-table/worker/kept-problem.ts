import type { Path } from "../../../dataset/row/layout";
import type { Row } from "../../../dataset/row/row";
import type { Problem } from "../../../lint/problem";
import type { FoundProblem, KeptProblem } from "./found-problems";

/** A problem that was kept, with its place in its row. */
export function keptProblem({ rule, severity }: FoundProblem, kept: KeptProblem, row: Row): Problem {
  const { message, field, score, related } = kept;
  return {
    rule,
    severity,
    message,
    range: (field === undefined ? row.whole : row.at(pathOf(field))).range,
    ...(field !== undefined && { field }),
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
