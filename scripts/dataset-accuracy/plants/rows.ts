import { formats } from "../../../src/dataset/format";
import { formatKeys } from "../../../src/dataset/format/format-keys";
import { conversationOf } from "../../../src/dataset/row/conversation";
import { chatOf, line, misspelt, someText, withKey, withText, withValue } from "../edits";
import type { Plant, PlantContext, Planted } from "../plant";
import type { CleanRow } from "../real-files";

/** A row of JSON that another object takes the place of. */
function objects(rule: string, way: string, change: (row: CleanRow, context: PlantContext) => unknown): Plant {
  return {
    rule,
    way,
    plant: (row, context) => {
      const changed = change(row, context);
      return changed === undefined ? undefined : { lines: [line(changed)] };
    },
  };
}

/** A row whose text has a mark somewhere, which is then replaced in its bytes. */
function marked(
  row: CleanRow,
  { random }: PlantContext,
  put: (before: Buffer, behind: Buffer) => Buffer,
): Planted | undefined {
  const segment = someText(row, random);
  if (segment === undefined) return undefined;
  const at = 1 + random.below(segment.text.length - 2);
  // Not into the middle of a pair of surrogates.
  const safe = /[\udc00-\udfff]/.test(segment.text[at]!) ? at - 1 : at;
  const text = line(withText(row.object, segment, `${segment.text.slice(0, safe)}\u0002${segment.text.slice(safe)}`));
  const mark = text.indexOf("\\u0002");
  if (mark < 0) return undefined;
  return { lines: [put(Buffer.from(text.slice(0, mark)), Buffer.from(text.slice(mark + 6)))] };
}

const bytes = (way: string, choose: (context: PlantContext) => readonly number[]): Plant => ({
  rule: "dataset/encoding",
  way,
  plant: (row, context) =>
    marked(row, context, (before, behind) => Buffer.concat([before, Buffer.from(choose(context)), behind])),
});

/** A field that rows of the format must have, and that this row has. */
function requiredKey({ object, format }: CleanRow, { random }: PlantContext, shortest = 1): string | undefined {
  const keys = formatKeys(format).required.filter((key) => key in object && key.length >= shortest);
  return keys.length === 0 ? undefined : random.pick(keys);
}

export const rowPlants: readonly Plant[] = [
  {
    rule: "dataset/duplicate-key",
    way: "another value behind",
    plant: (row, { random }) => {
      const key = random.pick(Object.keys(row.object));
      return { lines: [`${line(row.object).slice(0, -1)}, ${JSON.stringify(key)}: "x"}`] };
    },
  },
  {
    rule: "dataset/duplicate-key",
    way: "the same value before",
    plant: (row, { random }) => {
      const key = random.pick(Object.keys(row.object));
      return { lines: [`{${JSON.stringify(key)}: ${line(row.object[key])}, ${line(row.object).slice(1)}`] };
    },
  },
  {
    rule: "dataset/duplicate-key",
    way: "in a message",
    plant: (row, { random }) => {
      const chat = chatOf(row);
      if (chat === undefined) return undefined;
      const at = random.below(chat.list.length);
      const messages = chat.list.map((message, i) =>
        i === at ? `{"${chat.role}": "system", ${line(message).slice(1)}` : line(message),
      );
      const rest = Object.entries(row.object).filter(([key]) => key !== chat.key);
      const others = rest.map(([key, value]) => `, ${JSON.stringify(key)}: ${line(value)}`).join("");
      return { lines: [`{"${chat.key}": [${messages.join(", ")}]${others}}`] };
    },
  },
  bytes("a byte of Latin-1", ({ random }) => [random.pick([0xe9, 0xfc, 0xa0, 0x92, 0xf1])]),
  bytes("characters in GBK", ({ random }) =>
    random.pick([
      [0xc4, 0xe3, 0xba, 0xc3],
      [0xd6, 0xd0],
      [0xb5, 0xc4, 0xca, 0xc7],
    ]),
  ),
  bytes("a character cut in its middle", ({ random }) => random.pick([[0xe4, 0xbd], [0xf0, 0x9f, 0x98], [0xc3]])),
  bytes("a lone continuation byte", () => [0xbf]),
  bytes("an encoded surrogate", () => [0xed, 0xa0, 0x80]),
  bytes("U+FFFD", ({ random }) => [...Buffer.from("\uFFFD".repeat(1 + random.below(3)))]),
  bytes("U+FFFD, escaped", () => [...Buffer.from("\\ufffd")]),
  {
    rule: "dataset/encoding",
    way: "byte order mark before the file",
    plant: (row) => ({ lines: [`\uFEFF${line(row.object)}`], isFirst: true }),
  },
  {
    rule: "dataset/encoding",
    way: "byte order mark inside the file",
    plant: (row) => ({ lines: [`\uFEFF${line(row.object)}`] }),
  },
  ...["", " ", "\t", "   \t"].map((blank): Plant => ({
    rule: "dataset/blank-line",
    way: blank === "" ? "an empty line" : `white space ${JSON.stringify(blank)}`,
    plant: (row) => ({ lines: [blank, line(row.object)], at: 0 }),
  })),
  objects("dataset/not-an-object", "a list of the values", ({ object }) => Object.values(object)),
  objects("dataset/not-an-object", "the row in a list of two", ({ object }) => [object, object]),
  objects("dataset/not-an-object", "a bare text", ({ view }) => view.segments[0]?.text ?? ""),
  objects("dataset/not-an-object", "a number or null", (_, { random }) => random.pick([0, 42, null, true])),
  objects("dataset/not-an-object", "a row written as text", ({ object }) => JSON.stringify(object)),
  objects("dataset/missing-field", "a field removed", (row, context) => {
    const key = requiredKey(row, context);
    return key === undefined ? undefined : withValue(row.object, [key], undefined);
  }),
  objects("dataset/missing-field", "a field null", (row, context) => {
    const key = requiredKey(row, context);
    return key === undefined ? undefined : withValue(row.object, [key], null);
  }),
  objects("dataset/missing-field", "a field misspelt", (row, context) => {
    const key = requiredKey(row, context, 4);
    return key === undefined ? undefined : withKey(row.object, [key], misspelt(key, context.random));
  }),
  objects("dataset/missing-field", "a field of a message removed or misspelt", (row, { random }) => {
    const chat = chatOf(row);
    if (chat === undefined) return undefined;
    const path = [chat.key, random.below(chat.list.length), random.pick([chat.role, chat.content])];
    const name = String(path[2]);
    return random.chance(0.5)
      ? withValue(row.object, path, undefined)
      : withKey(row.object, path, misspelt(name, random));
  }),
  objects("dataset/wrong-type", "a number, list or object for a text", (row, context) => {
    const key = requiredKey(row, context);
    if (key === undefined || typeof row.object[key] !== "string") return undefined;
    return withValue(row.object, [key], context.random.pick([7, 3.5, true, ["a"], { text: "a" }, []]));
  }),
  objects("dataset/wrong-type", "a text for a list", (row, context) => {
    const key = requiredKey(row, context);
    if (key === undefined || !Array.isArray(row.object[key])) return undefined;
    // Some formats take a text in the place of a list.
    if (["prompt", "chosen", "rejected", "completion"].includes(key)) return undefined;
    return withValue(row.object, [key], JSON.stringify(row.object[key]));
  }),
  objects("dataset/wrong-type", "a role misspelt or unknown", (row, { random }) => {
    const chat = chatOf(row);
    if (chat === undefined) return undefined;
    const at = random.below(chat.list.length);
    const own = String(chat.list[at]![chat.role]);
    const role = random.chance(0.5) ? misspelt(own, random) : random.pick(["helper", "usr", "客户", "助手", "A"]);
    return withValue(row.object, [chat.key, at, chat.role], role);
  }),
  objects("dataset/wrong-type", "a number or object for what is said", (row, { random }) => {
    const chat = chatOf(row);
    if (chat === undefined) return undefined;
    const path = [chat.key, random.below(chat.list.length), chat.content];
    return withValue(row.object, path, random.pick([5, false, { text: "x" }]));
  }),
  objects("dataset/unknown-field", "an optional field misspelt", (row, { random }) => {
    const { known, required } = formatKeys(row.format);
    const keys = Object.keys(row.object).filter((key) => known.has(key) && !required.includes(key) && key.length > 4);
    if (keys.length === 0) return undefined;
    const key = random.pick(keys);
    return withKey(row.object, [key], misspelt(key, random));
  }),
  {
    ...objects("dataset/unknown-field", "a field that no other row has", (row, { random }) => {
      const key = random.pick(["response_2", "备注", "todo", "Unnamed: 0", "comment", "quality"]);
      return key in row.object ? undefined : { ...row.object, [key]: "x" };
    }),
    around: 80,
  },
  ...["messages", "sharegpt", "alpaca", "prompt-completion", "query-response"].map((id): Plant => {
    const other = formats.find((format) => format.id === id)!;
    return objects("dataset/mixed-formats", `a row of the format ${id}`, (row) => {
      if (!["instruction", "dialogue"].includes(row.format.kind) || row.format.id === id) return undefined;
      const written = other.write!(conversationOf(row.view));
      // Some shapes are those of two formats.
      return row.format.matches(written) || !other.matches(written) ? undefined : written;
    });
  }),
];
