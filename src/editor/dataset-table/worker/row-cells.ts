import { rowLanguage } from "../../../dataset/profile/language";
import type { Row } from "../../../dataset/row/row";
import type { Segment } from "../../../dataset/row/view";
import { severities } from "../../../lint/problem";
import { estimateTokens } from "../../../text/tokens";
import type { TableRow } from "../../dataset-worker/table-protocol";
import type { FoundProblem } from "./found-problems";

const longestCell = 300;

/** A row as the table shows it. `problems`: undefined where the row has not been checked. */
export function rowCells(row: Row, problems: readonly FoundProblem[] | undefined): TableRow {
  const { segments } = row;
  const raw = rawReason(row);
  const said = segments.filter(({ part }) => part !== "tools");
  const question = said.find(({ role }) => role === "user") ?? said.find(({ part }) => part === "text");
  const input = said.find(({ turn, part }) => part === "input" && turn === question?.turn);
  const answer = said.find(({ role, part }) => role === "assistant" && part !== "thought" && part !== "tool-call");
  return {
    row: row.number,
    user: raw === undefined ? cell(question?.text, input === question ? undefined : input?.text) : cell(row.text),
    answer: cell(answer?.text),
    ...(raw !== undefined && { raw }),
    turns: turnsOf(said),
    language: languageIn(said),
    tokens: said.reduce((sum, { text }) => sum + estimateTokens(text), 0),
    problems: problems && countsOf(problems),
  };
}

/** A row that is too long to be read before it is selected. */
export function longRowCells(row: number, bytes: number, problems: readonly FoundProblem[] | undefined): TableRow {
  const counts = problems && countsOf(problems);
  return { row, user: "", answer: "", raw: "long", bytes, turns: 0, language: undefined, tokens: 0, problems: counts };
}

function countsOf(problems: readonly FoundProblem[]): number[] {
  return severities.map((severity) => problems.filter((one) => one.severity === severity).length);
}

function rawReason({ object, segments, isBlank, content }: Row): TableRow["raw"] {
  if (isBlank) return "blank";
  if (content.error !== undefined) return "broken";
  return object === undefined || segments.length === 0 ? "unknown" : undefined;
}

/** How many times the user speaks. */
function turnsOf(segments: readonly Segment[]): number {
  const turns = new Set<number>();
  for (const { turn, role } of segments) if (role === "user") turns.add(turn);
  return turns.size;
}

function languageIn(segments: readonly Segment[]): string | undefined {
  const language = rowLanguage(segments);
  return language === "unknown" ? undefined : language;
}

function cell(...texts: readonly (string | undefined)[]): string {
  const text = texts.filter((one) => one !== undefined && one !== "").join(" ");
  return text
    .slice(0, longestCell * 2)
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, longestCell);
}
