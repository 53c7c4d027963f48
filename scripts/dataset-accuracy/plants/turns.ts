import type { JsonObject } from "../../../src/dataset/format/format";
import { answerOf, chatOf, line, promptOf, withText, withValue } from "../edits";
import type { Plant, PlantContext } from "../plant";
import type { CleanRow } from "../real-files";

interface Chat {
  readonly role: string;
  readonly content: string;
  readonly list: readonly JsonObject[];
}

/** A change of the list of messages; undefined where it cannot be made. */
function turns(
  rule: string,
  way: string,
  change: (chat: Chat, context: PlantContext) => readonly JsonObject[] | undefined,
): Plant {
  return {
    rule,
    way,
    fits: ({ format }) => format?.kind === "dialogue",
    plant: (row, context) => {
      const chat = chatOf(row);
      const list = chat && change(chat, context);
      return list && { lines: [line(withValue(row.object, [chat.key], list))] };
    },
  };
}

const users = ["user", "human"];
const assistants = ["assistant", "gpt"];

/** The places of the turns that one of `roles` says. */
function placesOf({ list, role }: Chat, roles: readonly string[]): number[] {
  return list.flatMap((message, i) => (roles.includes(String(message[role])) ? [i] : []));
}

/** The list with a message at `at` said in two. */
function split({ list, content }: Chat, at: number): readonly JsonObject[] | undefined {
  const text = String(list[at]![content]);
  if (text.length < 8) return undefined;
  const middle = Math.floor(text.length / 2);
  const [first, second] = [text.slice(0, middle), text.slice(middle)].map((part) => ({
    ...list[at]!,
    [content]: part,
  }));
  return [...list.slice(0, at), first!, second!, ...list.slice(at + 1)];
}

export const turnPlants: readonly Plant[] = [
  ...[users, assistants].map((roles) =>
    turns("dataset/role-order", `a turn of the ${roles[0]!} in two`, (chat, { random }) => {
      const places = placesOf(chat, roles);
      return places.length === 0 ? undefined : split(chat, random.pick(places));
    }),
  ),
  turns("dataset/role-order", "a turn left out", (chat, { random }) => {
    // The last turn, left out, is another fault; a first that is a user's leaves the assistant to begin.
    const places = [...placesOf(chat, users), ...placesOf(chat, assistants)].filter((at) => at < chat.list.length - 1);
    if (places.length === 0 || chat.list.length < 3) return undefined;
    // Around calls of tools there are other orders that are sound.
    if (placesOf(chat, ["function_call", "observation", "tool"]).length > 0) return undefined;
    const at = random.pick(places);
    return [...chat.list.slice(0, at), ...chat.list.slice(at + 1)];
  }),
  turns("dataset/role-order", "two turns exchanged", (chat) => {
    const at = placesOf(chat, users)[0];
    if (at === undefined || at + 1 >= chat.list.length) return undefined;
    return [...chat.list.slice(0, at), chat.list[at + 1]!, chat.list[at]!, ...chat.list.slice(at + 2)];
  }),
  turns("dataset/role-order", "the system's message behind others", ({ list, role, content }, { random }) => {
    const system = { [role]: "system", [content]: random.pick(["Be brief.", "请简短回答。"]) };
    const at = 1 + random.below(list.length - 1);
    return [...list.slice(0, at), system, ...list.slice(at)].filter(
      (message, i) => i > 0 || message[role] !== "system",
    );
  }),
  turns("dataset/role-order", "a tool's result without a call", (chat) => {
    const at = placesOf(chat, users)[0];
    const role = chat.role === "from" ? "observation" : "tool";
    if (at === undefined) return undefined;
    const result = { [chat.role]: role, [chat.content]: '{"temperature": 21}' };
    return [...chat.list.slice(0, at + 1), result, ...chat.list.slice(at + 1)];
  }),
  turns("dataset/no-reply", "the last reply left out", (chat) => {
    const isLast = placesOf(chat, assistants).at(-1) === chat.list.length - 1;
    return isLast ? chat.list.slice(0, -1) : undefined;
  }),
  turns("dataset/no-reply", "one more question", ({ list, role, content }, { random }) => {
    const question = random.pick(["Can you say more about that?", "And then?", "能再详细说说吗？", "还有呢？"]);
    return [...list, { [role]: role === "from" ? "human" : "user", [content]: question }];
  }),
  turns("dataset/no-reply", "every reply left out but one question", (chat) => {
    const at = placesOf(chat, users)[0];
    return at === undefined ? undefined : [chat.list[at]!];
  }),
  ...(["a question", "a reply"] as const).flatMap((which) =>
    ["", "  ", "\n", "\u3000"].map((blank): Plant => ({
      rule: "dataset/empty-turn",
      way: `${which} of ${JSON.stringify(blank)}`,
      fits: ({ format }) => format?.kind === "dialogue" || format?.kind === "preference",
      plant: (row, { random }) => {
        const segment = which === "a reply" ? answerOf(row, random) : promptOf(row, random);
        if (segment === undefined || (segment.part !== "message" && segment.part !== "instruction")) return undefined;
        // Part of a turn that says more than this.
        if (
          row.view.segments.some(
            (other) => other !== segment && other.turn === segment.turn && other.role === segment.role,
          )
        ) {
          return undefined;
        }
        // An answer labelled as bad may be empty.
        if (row.view.label === false && which === "a reply") return undefined;
        return { lines: [line(withText(row.object, segment, blank))] };
      },
    })),
  ),
  {
    rule: "dataset/empty-turn",
    way: "no instruction and no input",
    fits: ({ format }) => format?.kind === "instruction",
    plant: (row) => {
      const asked = row.view.segments.filter(({ role }) => role === "user");
      if (asked.length === 0 || asked.length > 2 || !asked.some(({ part }) => part === "instruction")) return undefined;
      return { lines: [line(asked.reduce((object, segment) => withText(object, segment, ""), row.object))] };
    },
  },
  {
    rule: "dataset/empty-turn",
    way: "an empty text",
    fits: ({ format }) => format?.kind === "text",
    plant: (row, { random }) => {
      const [text] = row.view.segments;
      return text && { lines: [line(withText(row.object, text, random.pick(["", " ", "\n\n"])))] };
    },
  },
  ...["", " ", "\n", "\t\n", "\u3000", "\u00a0"].map((blank): Plant => ({
    rule: "dataset/empty-output",
    way: `an output of ${JSON.stringify(blank)}`,
    fits: hasOutputs,
    plant: (row) => {
      const output = outputOf(row);
      return output && { lines: [line(withText(row.object, output, blank))] };
    },
  })),
];

export function hasOutputs({ kind }: { readonly kind: string }): boolean {
  return kind === "instruction";
}

/** The output of a row that is one task. */
export function outputOf(row: CleanRow) {
  const outputs = row.view.segments.filter(({ part }) => part === "output");
  return outputs.length === 1 ? outputs[0] : undefined;
}
