import type { Turn } from "./template";

/** A question and, when it has been given, its answer. */
export interface Round {
  readonly question: string;
  readonly input: string | undefined;
  readonly answer: string | undefined;
}

export interface Rounds {
  /** All system messages, a blank line between them. */
  readonly system: string | undefined;
  /** At least one. */
  readonly rounds: readonly Round[];
}

/**
 * Orders turns for templates that know one system text and then questions and answers in turn: neighbours of one role
 * are joined by a blank line, a tool's message counts as a question, and an answer to nothing gets an empty question.
 */
export function roundsOf(turns: readonly Turn[]): Rounds {
  const system: string[] = [];
  const rounds: { question: string; input: string | undefined; answer: string | undefined }[] = [];
  for (const turn of turns) {
    const last = rounds.at(-1);
    if (turn.role === "system") {
      system.push(turn.text);
    } else if (turn.role === "assistant") {
      if (last === undefined) rounds.push({ question: "", input: undefined, answer: turn.text });
      else last.answer = last.answer === undefined ? turn.text : `${last.answer}\n\n${turn.text}`;
    } else if (last === undefined || last.answer !== undefined) {
      rounds.push({ question: turn.text, input: turn.input, answer: undefined });
    } else {
      last.question = `${last.question}\n\n${turn.text}`;
      if (turn.input !== undefined) last.input = joined(last.input, turn.input);
    }
  }
  if (rounds.length === 0) rounds.push({ question: "", input: undefined, answer: undefined });
  return { system: system.length === 0 ? undefined : system.join("\n\n"), rounds };
}

/** A round's question with its input behind it, for templates that have no place of their own for the input. */
export function questionOf(round: Round): string {
  return joined(round.question, round.input);
}

/** What there is of two texts, a blank line between them. */
export function joined(first: string | undefined, second: string | undefined): string {
  return [first, second].filter((part) => part !== undefined).join("\n\n");
}
