import * as z from "zod/mini";
import { roles } from "../../row/view";

const field = (description: string) => z.optional(z.string()).check(z.describe(description));

/** A format of a user's own, as `.winnow.json` declares it: which field holds what. */
export const mappingSchema = z
  .strictObject({
    name: z.string().check(z.describe("What the format is called; `format` and `convert --to` take it.")),
    instruction: field("The field with what is asked."),
    input: field("The field with what the instruction is about."),
    output: field("The field with the answer."),
    system: field("The field with the system's message."),
    history: field("The field with the rounds before: a list of pairs."),
    turns: field("The field with the list of turns."),
    role: field("In a turn: the field that says who speaks."),
    text: field("In a turn: the field with what is said. Without `turns`: the field with a text for pre-training."),
    roles: z
      .optional(z.record(z.string(), z.enum(roles)))
      .check(z.describe("Who speaks, by what `role` holds; common names such as `human` and `gpt` need no entry.")),
    question: field("In a turn that holds a whole round: the field with what is asked."),
    answer: field("In a turn that holds a whole round: the field with what is answered."),
    tools: field("The field with the definitions of tools."),
    chosen: field("The field with the better of two answers."),
    rejected: field("The field with the worse of two answers."),
    label: field("The field that says by true or false whether the answer is a good one."),
  })
  .check(
    z.refine(isWhole, {
      params: {
        says: {
          en: "{where} must name the field of an `instruction`, of `turns` with `role` and `text` or with `question` and `answer`, or of a `text`.",
          "zh-cn":
            "{where}必须指明 `instruction` 所在的字段，或 `turns`（配合 `role` 与 `text`，或 `question` 与 `answer`），或 `text`。",
        },
      },
    }),
    z.describe(
      "A format of your own: which field of a row holds what. A field inside others is written `answer.text` or `choices[0].text`.",
    ),
  );

export type Mapping = Readonly<z.infer<typeof mappingSchema>>;

function isWhole({ instruction, turns, role, text, question, answer }: Omit<Mapping, "name">): boolean {
  if (turns === undefined) return (instruction ?? text) !== undefined;
  return role !== undefined ? text !== undefined : question !== undefined && answer !== undefined;
}
