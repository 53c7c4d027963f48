import * as z from "zod/mini";
import type { Conversation, Turn } from "../../row/conversation";
import type { Path } from "../../row/layout";
import type { Part, Role, Segment } from "../../row/view";
import type { Format, JsonObject } from "../format";

/** The keys of a row that is one task, perhaps with rounds before it. */
export interface TaskKeys {
  readonly instruction: string;
  readonly input?: string;
  readonly output: string;
  readonly system?: string;
  /** A list of pairs, each what was asked and what was answered. */
  readonly history?: string;
}

type Described = Pick<Format, "id" | "title" | "description" | "example"> & Partial<Format>;

/** A format of rows with an instruction, perhaps an input, and an output, under whatever names. */
export function taskFormat(keys: TaskKeys, described: Described): Format {
  return {
    kind: "instruction",
    schema: taskSchema(keys),
    matches: (row) => keys.instruction in row && keys.output in row,
    view: taskView(keys),
    frame: [],
    needs: ["turns"],
    write: (conversation) => writeTask(keys, conversation),
    ...described,
  };
}

/** A row as it should be; `others` are fields beside those of `keys`. */
export function taskSchema(
  { instruction, input, output, system, history }: TaskKeys,
  others: Readonly<Record<string, z.core.$ZodType>> = {},
): z.core.$ZodType {
  return z.looseObject({
    [instruction]: z.string(),
    ...(input !== undefined && { [input]: z.optional(z.string()) }),
    [output]: z.string(),
    ...(system !== undefined && { [system]: z.optional(z.string()) }),
    ...(history !== undefined && { [history]: z.optional(z.array(z.tuple([z.string(), z.string()]))) }),
    ...others,
  });
}

/** The view of rows with these keys; paths are made once. */
export function taskView({ instruction, input, output, system, history }: TaskKeys): Format["view"] {
  const instructionPath = [instruction];
  const inputPath = input === undefined ? undefined : [input];
  const outputPath = [output];
  const systemPath = system === undefined ? undefined : [system];
  return (row) => {
    const segments: Segment[] = [];
    let turn = 0;
    if (systemPath !== undefined && addText(row, systemPath, turn, "system", "system", segments)) turn++;
    if (history !== undefined) {
      const rounds = row[history];
      if (Array.isArray(rounds) && rounds.length > 0) turn = readRounds(rounds, [history], segments, turn);
    }
    const before = segments.length;
    const asked = row[instruction];
    if (typeof asked === "string") {
      segments.push({ turn, role: "user", part: "instruction", text: asked, path: instructionPath });
    }
    if (inputPath !== undefined) addText(row, inputPath, turn, "user", "input", segments);
    if (segments.length > before) turn++;
    const answer = row[output];
    if (typeof answer === "string") {
      segments.push({ turn, role: "assistant", part: "output", text: answer, path: outputPath });
    }
    return { segments };
  };
}

function addText(row: JsonObject, path: readonly string[], turn: number, role: Role, part: Part, into: Segment[]) {
  const text = row[path[0]!];
  if (typeof text !== "string" || text === "") return false;
  into.push({ turn, role, part, text, path });
  return true;
}

/** The segments of pairs of texts, what is asked and what is answered; gives the turn after the last. */
export function readRounds(
  rounds: unknown,
  path: Path,
  into: Segment[],
  turn: number,
  keys: readonly [string | number, string | number] = [0, 1],
): number {
  if (!Array.isArray(rounds)) return turn;
  for (let i = 0; i < rounds.length; i++) {
    const round = rounds[i] as unknown;
    if (typeof round !== "object" || round === null) continue;
    for (let side = 0; side < 2; side++) {
      const key = keys[side]!;
      const text = (round as Readonly<Record<string | number, unknown>>)[key];
      if (typeof text !== "string") continue;
      into.push({
        turn: turn++,
        role: side === 0 ? "user" : "assistant",
        part: "message",
        text,
        path: [...path, i, key],
      });
    }
  }
  return turn;
}

/** What is asked and what is answered at last, round by round; a question without an answer has an empty one. */
export function roundsOf(turns: readonly Turn[]): { readonly asked: Turn; readonly answered: string }[] {
  const rounds: { asked: Turn; answered: string }[] = [];
  for (const turn of turns) {
    const round = rounds.at(-1);
    if (turn.role === "user") rounds.push({ asked: turn, answered: "" });
    else if (turn.role === "assistant" && turn.calls === undefined && round !== undefined) round.answered = turn.text;
  }
  return rounds;
}

/** The row that holds the last round of a conversation and, where there is a place for them, what stands before it. */
export function writeTask(keys: TaskKeys, { system, turns }: Conversation): JsonObject {
  const rounds = roundsOf(turns);
  // Without a place for rounds, the first is kept: it stands by itself.
  const last = keys.history === undefined ? rounds[0] : rounds.at(-1);
  const before = rounds.slice(0, -1);
  const { asked, answered } = last ?? { asked: { role: "user", text: "" } as Turn, answered: "" };
  const { instruction, input } = keys;
  const isSplit = input !== undefined && asked.instruction !== undefined;
  return {
    ...(keys.system !== undefined && system !== undefined && { [keys.system]: system }),
    [instruction]: isSplit ? asked.instruction : asked.text,
    ...(input !== undefined && { [input]: isSplit ? asked.input : "" }),
    [keys.output]: answered,
    ...(keys.history !== undefined &&
      before.length > 0 && { [keys.history]: before.map((round) => [round.asked.text, round.answered]) }),
  };
}
