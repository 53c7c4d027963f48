import { EvaluationSet } from "../../../src/dataset/set/evaluation-set";
import { answerOf, chatOf, line, withText } from "../edits";
import type { Plant, PlantContext, Planted } from "../plant";
import type { CleanRow } from "../real-files";

type Fits = NonNullable<Plant["fits"]>;

/** What comes between two rows that are compared. */
const distances = { "side by side": 0, apart: 7 } as const;

/** Two rows of which `own` (0 or 1) is at fault, side by side and apart. */
function pairs(
  rule: string,
  way: string,
  fits: Fits | undefined,
  pair: (row: CleanRow, context: PlantContext) => readonly [unknown, unknown] | undefined,
  own: 0 | 1 = 1,
): Plant[] {
  return Object.entries(distances).map(([distance, between]): Plant => ({
    rule,
    way: `${way}, ${distance}`,
    around: 16,
    ...(fits && { fits }),
    plant: (row, context): Planted | undefined => {
      const found = pair(row, context);
      if (found === undefined) return undefined;
      const filling = context.others.slice(0, between).map(({ object }) => line(object));
      const lines = [line(found[0]), ...filling, line(found[1])];
      return { lines, at: own === 0 ? 0 : lines.length - 1 };
    },
  }));
}

const hasAnswers: Fits = ({ kind }) => kind === "instruction" || kind === "dialogue";
const isDialogue: Fits = ({ format }) => format?.kind === "dialogue";
const isAlpaca: Fits = ({ format }) => format?.id === "alpaca";

/** The row with its last answer changed. */
function otherAnswer(row: CleanRow, change: (answer: string) => string): unknown {
  const answer = answerOf(row);
  if (answer === undefined || row.view.segments.at(-1) !== answer) return undefined;
  const next = change(answer.text);
  return next.trim() === answer.text.trim() || next.trim() === "" ? undefined : withText(row.object, answer, next);
}

function conflicts(way: string, change: (answer: string, context: PlantContext) => string): Plant[] {
  return pairs("dataset/conflicting-outputs", way, hasAnswers, (row, context) => {
    const other = otherAnswer(row, (answer) => change(answer, context));
    return other === undefined ? undefined : [row.object, other];
  });
}

/** A dialogue up to one of its replies, and the dialogue. */
function beginning(
  row: CleanRow,
  { random }: PlantContext,
): { readonly shorter: unknown; readonly longer: unknown } | undefined {
  const chat = chatOf(row);
  if (chat === undefined) return undefined;
  const says = (at: number, roles: readonly string[]): boolean => roles.includes(String(chat.list[at]?.[chat.role]));
  const ends = chat.list.flatMap((_, at) =>
    says(at, ["assistant", "gpt"]) && says(at + 1, ["user", "human"]) ? [at + 1] : [],
  );
  if (ends.length === 0) return undefined;
  return { shorter: { ...row.object, [chat.key]: chat.list.slice(0, random.pick(ends)) }, longer: row.object };
}

/** A task, and the task with one more behind it, as LLaMA-Factory writes dialogues in Alpaca's format. */
function unrolled(
  row: CleanRow,
  { others }: PlantContext,
): { readonly shorter: unknown; readonly longer: unknown } | undefined {
  const { instruction, input, output, history } = row.object;
  const next = others.at(-1)!.object;
  if ((input !== undefined && input !== "") || history !== undefined) return undefined;
  return { shorter: row.object, longer: { ...next, history: [[instruction, output]] } };
}

function beginnings(way: string, fits: Fits | undefined, make: typeof beginning): Plant[] {
  const rule = "dataset/prefix-dialogue";
  const before = pairs(
    rule,
    `${way}, before`,
    fits,
    (row, context) => {
      const found = make(row, context);
      return found && [found.shorter, found.longer];
    },
    0,
  );
  const behind = pairs(rule, `${way}, behind`, fits, (row, context) => {
    const found = make(row, context);
    return found && [found.longer, found.shorter];
  });
  return [...before, ...behind];
}

/** Evaluation files that hold the row that is planted. */
function leaks(way: string, evaluated: (row: CleanRow) => CleanRow["view"]["segments"]): Plant {
  const evaluation = new EvaluationSet("eval.jsonl");
  let rows = 0;
  return {
    rule: "dataset/leakage",
    way,
    fits: hasAnswers,
    settings: { evaluation: [evaluation] },
    plant: (row) => {
      const segments = evaluated(row);
      if (segments.length === 0) return undefined;
      evaluation.add({ segments, object: row.object, view: {}, text: "" }, rows++);
      return { lines: [line(row.object)] };
    },
  };
}

/** Whether the row is one question and its answer. */
function isSingle({ view: { segments } }: CleanRow): boolean {
  return new Set(segments.filter(({ role }) => role === "user").map(({ turn }) => turn)).size === 1;
}

export const setPlants: readonly Plant[] = [
  ...pairs("dataset/exact-duplicate", "the row again", undefined, ({ object }) => [object, object]),
  ...pairs("dataset/exact-duplicate", "the row with another id", undefined, ({ object }) => [
    { id: 1, ...object },
    { ...object, id: 2 },
  ]),
  ...pairs("dataset/exact-duplicate", "its keys in another order", undefined, ({ object }) => [
    object,
    Object.fromEntries(Object.entries(object).reverse()),
  ]),
  ...pairs("dataset/exact-duplicate", "white space at the end of a text", undefined, (row, { random }) => {
    const answer = answerOf(row, random);
    return (
      answer && [
        row.object,
        withText(row.object, answer, `${answer.text.trimEnd()}${random.pick([" ", "\n", "\n\n"])}`),
      ]
    );
  }),
  ...conflicts("the answer of another row", (_, { others }) => answerOf(others.at(-1)!)?.text ?? ""),
  ...conflicts("a part of the answer", (answer) => answer.slice(0, Math.ceil(answer.length * 0.7))),
  ...conflicts(
    "one more sentence",
    (answer, { random }) => `${answer} ${random.pick(["That is all.", "以上就是全部内容。"])}`,
  ),
  ...beginnings("a dialogue's beginning", isDialogue, beginning),
  ...beginnings("a task that another goes on from", isAlpaca, unrolled),
  leaks("the same row in an evaluation file", ({ view }) => view.segments),
  leaks("its question in an evaluation file", (row) =>
    isSingle(row) ? row.view.segments.filter(({ role }) => role !== "assistant") : [],
  ),
  ...(["too few dialogues", "too many dialogues"] as const).map((way): Plant => ({
    rule: "dataset/turn-ratio",
    way,
    fits: isAlpaca,
    options: { leastRows: 10 },
    plant: (row, { others }) => {
      const singles = others.filter(({ object }) => object["history"] === undefined);
      const { instruction, output } = row.object;
      const dialogue = { ...row.object, history: [[instruction, output]] };
      const lines = [
        ...singles.map(({ object }) => object),
        ...Array<unknown>(way === "too few dialogues" ? 1 : 8).fill(dialogue),
      ];
      return singles.length < 10 ? undefined : { lines: lines.map(line), at: -1, isWhole: true };
    },
  })),
  ...(["general", "special"] as const).map((leading): Plant => ({
    rule: "dataset/domain-ratio",
    way: `${leading} rows lead`,
    fits: hasAnswers,
    options: { field: "domain", leastRows: 10 },
    plant: (row, { others }) => {
      const lines = [row, ...others].map(({ object }, i) =>
        line({ ...object, domain: (leading === "general") === i > 0 ? "general" : "law" }),
      );
      return { lines, at: -1, isWhole: true };
    },
  })),
  ...(["lora", "full"] as const).map((purpose): Plant => ({
    rule: "dataset/size",
    way: `a few rows for ${purpose}`,
    fits: hasAnswers,
    options: { purpose },
    plant: (row) => ({ lines: [line(row.object)], at: -1, isWhole: true }),
  })),
];
