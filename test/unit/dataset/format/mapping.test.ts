import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { safeParse } from "zod/v4/core";
import { convertRow } from "../../../../src/dataset/convert/convert-row";
import { formats } from "../../../../src/dataset/format";
import type { JsonObject } from "../../../../src/dataset/format/format";
import { formatFromMapping, mappingSchema, type Mapping } from "../../../../src/dataset/format/mapping";
import { pathOf } from "../../../../src/dataset/format/mapping/paths";

const dialogue: Mapping = {
  name: "ours",
  turns: "data.dialog",
  role: "speaker.kind",
  text: "utt",
  roles: { customer: "user", agent: "assistant", note: "system" },
};
const row = {
  id: 7,
  data: {
    dialog: [
      { speaker: { kind: "note" }, utt: "Be kind." },
      { speaker: { kind: "customer" }, utt: "Where is my parcel?" },
      { speaker: { kind: "agent" }, utt: "On its way." },
      { speaker: { kind: "passer-by" }, utt: "Hello" },
      null,
    ],
  },
};

const messages = formats.find(({ id }) => id === "messages")!;

/** What the view says: roles and texts. */
function said(mapping: Mapping, value: JsonObject): string[] {
  return formatFromMapping(mapping)
    .view(value)
    .segments.map(({ turn, role, text, answer }) =>
      [turn, role, text, answer].filter((item) => item !== undefined).join(" "),
    );
}

describe("formats of one's own", () => {
  it("read turns wherever they are, by roles as they are called there", () => {
    assert.deepEqual(said(dialogue, row), [
      "0 system Be kind.",
      "1 user Where is my parcel?",
      "2 assistant On its way.",
    ]);
    const { segments } = formatFromMapping(dialogue).view(row);
    assert.deepEqual(segments[1]?.path, ["data", "dialog", 1, "utt"]);
  });

  it("read turns that are whole rounds", () => {
    const mapping = { name: "ours", turns: "rounds", question: "q", answer: "a" };
    assert.deepEqual(
      said(mapping, {
        rounds: [
          { q: "1+1?", a: "2" },
          { q: "2+2?", a: "4" },
        ],
      }),
      ["0 user 1+1?", "1 assistant 2", "2 user 2+2?", "3 assistant 4"],
    );
  });

  it("read tasks whose fields are inside others", () => {
    const mapping = { name: "ours", instruction: "q", input: "context", output: "answers[0].text", history: "before" };
    const value = { q: "And this?", context: "B", answers: [{ text: "b" }], before: [["This is A?", "a"]] };
    assert.deepEqual(said(mapping, value), [
      "0 user This is A?",
      "1 assistant a",
      "2 user And this?",
      "2 user B",
      "3 assistant b",
    ]);
    assert.deepEqual(formatFromMapping(mapping).view(value).segments.at(-1)?.path, ["answers", 0, "text"]);
  });

  it("read answers in pairs, labels and texts", () => {
    assert.deepEqual(
      said({ name: "ours", instruction: "q", chosen: "good", rejected: "bad" }, { q: "?", good: "y", bad: "n" }),
      ["0 user ?", "1 assistant y chosen", "1 assistant n rejected"],
    );
    const labelled = formatFromMapping({ name: "ours", instruction: "q", output: "a", label: "ok" });
    assert.equal(labelled.view({ q: "?", a: "!", ok: false }).label, false);
    assert.deepEqual(said({ name: "ours", text: "body" }, { body: "Once upon a time" }), [
      "0 assistant Once upon a time",
    ]);
  });

  it("are for what their fields are for", () => {
    const kind = (mapping: Omit<Mapping, "name">) => formatFromMapping({ name: "ours", ...mapping }).kind;
    assert.equal(kind({ turns: "t", question: "q", answer: "a" }), "dialogue");
    assert.equal(kind({ instruction: "q", output: "a" }), "instruction");
    assert.equal(kind({ instruction: "q" }), "prompts");
    assert.equal(kind({ instruction: "q", chosen: "a", rejected: "b" }), "preference");
    assert.equal(kind({ text: "body" }), "text");
  });

  it("say what a row lacks", () => {
    const { schema, matches } = formatFromMapping({ name: "ours", instruction: "q", output: "a.text" });
    assert.equal(safeParse(schema, { q: "?", a: { text: "!" }, other: 1 }).success, true);
    for (const wrong of [{ q: "?" }, { q: "?", a: {} }, { q: "?", a: "!" }, { q: 1, a: { text: "!" } }]) {
      assert.equal(safeParse(schema, wrong).success, false, JSON.stringify(wrong));
    }
    assert.ok(matches({ q: null, a: 1 }) && !matches({ a: { text: "!" } }) && !matches({ q: "?" }));
  });

  it("leave rows of public formats that have a field of the same name", () => {
    const ours = formatFromMapping({ name: "ours", turns: "messages", role: "who", text: "says" });
    assert.ok(!ours.matches(messages.example));
    assert.ok(ours.matches({ messages: [{ who: "user", says: "q" }] }) && ours.matches({ messages: null }));
    assert.ok(
      !formatFromMapping({ name: "ours", instruction: "instruction", output: "a" }).matches({
        instruction: "q",
        output: "a",
      }),
    );
  });

  it("are converted to other formats and back", () => {
    const ours = formatFromMapping(dialogue);
    const there = convertRow(row, ours, messages);
    assert.deepEqual(there, {
      row: {
        messages: [
          { role: "system", content: "Be kind." },
          { role: "user", content: "Where is my parcel?" },
          { role: "assistant", content: "On its way." },
        ],
      },
      lost: [
        { kind: "field", field: "id" },
        { kind: "field", field: "data.dialog[].utt" },
      ],
    });
    const back = convertRow(there.row!, messages, ours);
    assert.deepEqual(back.row && ours.view(back.row).segments.map(({ text }) => text), [
      "Be kind.",
      "Where is my parcel?",
      "On its way.",
    ]);
  });

  it("take their own examples", () => {
    const mappings: Mapping[] = [
      dialogue,
      { name: "ours", turns: "rounds", question: "q", answer: "a" },
      { name: "ours", instruction: "q", input: "i", output: "a[1].text", history: "h", system: "s" },
      { name: "ours", instruction: "q", chosen: "good", rejected: "bad" },
      { name: "ours", instruction: "q", output: "a", label: "ok" },
      { name: "ours", text: "body" },
    ];
    for (const mapping of mappings) {
      const format = formatFromMapping(mapping);
      assert.ok(format.matches(format.example));
      assert.ok(safeParse(format.schema, format.example).success, JSON.stringify(format.example));
      assert.ok(format.view(format.example).segments.length > 0);
    }
  });

  it("throw for no row", () => {
    for (const mapping of [
      dialogue,
      { name: "o", instruction: "constructor.name", output: "__proto__.x", history: "toString" },
    ]) {
      const format = formatFromMapping(mapping);
      const rows = [
        {},
        { data: null },
        { data: { dialog: [1, null, {}] } },
        { constructor: 1 },
        JSON.parse('{"__proto__": {"x": 1}}'),
      ];
      for (const value of rows as unknown as JsonObject[]) {
        format.matches(value);
        assert.deepEqual(format.view(value).segments, []);
        convertRow(value, format, messages);
        convertRow(messages.example, messages, format);
      }
    }
  });
});

describe("mappingSchema", () => {
  const accepts = (value: unknown) => safeParse(mappingSchema, value).success;

  it("takes mappings that name what is said", () => {
    assert.ok(accepts(dialogue));
    assert.ok(accepts({ name: "a", instruction: "q" }));
    assert.ok(accepts({ name: "a", text: "body" }));
  });

  it("refuses those that do not, unknown keys and unknown roles", () => {
    for (const wrong of [
      { name: "a" },
      { instruction: "q" },
      { name: "a", turns: "t" },
      { name: "a", turns: "t", role: "r" },
      { name: "a", turns: "t", question: "q" },
      { name: "a", instruction: "q", response: "r" },
      { ...dialogue, roles: { customer: "human" } },
    ]) {
      assert.ok(!accepts(wrong), JSON.stringify(wrong));
    }
  });
});

describe("pathOf", () => {
  it("reads keys and indexes", () => {
    assert.deepEqual(pathOf("answers[0].text"), ["answers", 0, "text"]);
    assert.deepEqual(pathOf("答案"), ["答案"]);
    assert.deepEqual(pathOf(""), []);
  });
});
