import { roundsOf, type Round } from "./rounds";
import type { ChatTemplate } from "./template";

/** The parts of a template that is plain concatenation; `cue` is what the answer follows. */
export interface TextTemplate {
  prefix(system: string | undefined, rounds: readonly Round[]): string;
  question(round: Round, index: number): string;
  readonly cue: string;
  answer(text: string): string;
  readonly between: string;
  /** Behind the cue of the answer that is still to come. */
  readonly suffix?: string;
}

/** A `render` that writes prefix, questions, cues and answers one behind the other. */
export function concatenation(parts: TextTemplate): ChatTemplate["render"] {
  return (turns, { generationPrompt }) => {
    const { system, rounds } = roundsOf(turns);
    const written = rounds.map((round, index) => {
      const question = parts.question(round, index);
      if (round.answer !== undefined) return question + parts.cue + parts.answer(round.answer);
      return generationPrompt ? question + parts.cue + (parts.suffix ?? "") : question;
    });
    return parts.prefix(system, rounds) + written.join(parts.between);
  };
}
