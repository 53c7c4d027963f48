import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { convertRow, targetsOf } from "../../../../src/dataset/convert/convert-row";
import type { Loss } from "../../../../src/dataset/convert/loss";
import { formatOf, formats } from "../../../../src/dataset/format";
import type { Format, JsonObject } from "../../../../src/dataset/format/format";
import { conversationOf, type Conversation } from "../../../../src/dataset/row/conversation";
import { conversations, preferences } from "./conversations";

function format(id: string): Format {
  const found = formats.find((other) => other.id === id);
  assert.ok(found, id);
  return found;
}

const names = (lost: readonly Loss[]): string[] => lost.map(({ kind, field }) => field ?? kind).sort();

/** What a conversation says, without how its first question is split and how calls are written. */
function content({ turns, ...rest }: Conversation): unknown {
  const plain = turns.map(({ instruction: _, input: __, calls, ...turn }) => ({
    ...turn,
    ...(calls && { calls: calls.map((call) => ({ ...call, arguments: JSON.parse(call.arguments) as unknown })) }),
  }));
  return JSON.parse(JSON.stringify({ ...rest, turns: plain })) as unknown;
}

/** Formats that hold a question and an answer, and those of them that hold more. */
const holders = {
  task: formats.filter(
    ({ write, needs }) => write !== undefined && needs.every((need) => need === "turns" || need === "answer"),
  ),
  rounds: [
    "alpaca",
    "query-response",
    "prompt-response",
    "sharegpt",
    "belle",
    "belle-dialogue",
    "huatuo-dialogue",
  ].concat(
    ["messages", "messages-v1", "conversations", "conversation", "swift", "firefly-chat", "moss", "coig", "refgpt"],
    ["lawyer-llama", "prompt-completion"],
  ),
  system: [
    "alpaca",
    "query-response",
    "prompt-response",
    "sharegpt",
    "belle",
    "messages",
    "messages-v1",
    "conversations",
  ].concat(["conversation", "swift", "firefly-chat", "moss", "prompt-completion"]),
  tools: ["sharegpt", "messages", "messages-v1", "conversations", "conversation", "prompt-completion"],
  thoughts: ["messages", "messages-v1", "conversations", "conversation", "moss", "prompt-completion"],
  weights: ["messages", "messages-v1", "conversations", "conversation", "prompt-completion"],
};

const hasMore = {
  rounds: ({ turns }: Conversation) => turns.length > 2,
  system: ({ system }: Conversation) => system !== undefined,
  tools: ({ tools }: Conversation) => tools !== undefined,
  thoughts: ({ turns }: Conversation) => turns.some(({ thought }) => thought !== undefined),
  weights: ({ turns }: Conversation) => turns.some(({ trained }) => trained === false),
};

const preferenceHolders = ["sharegpt-preference", "alpaca-preference", "query-preference", "preference"].concat([
  "preference-v1",
  "openai-preference",
  "swift-preference",
]);

/** Converts there and back, which must lose nothing wherever the way there loses nothing. */
function goThereAndBack(whole: Conversation, from: Format, to: Format): boolean {
  const row = from.write!(whole);
  if (JSON.stringify(content(conversationOf(from.view(row)))) !== JSON.stringify(content(whole))) return false;
  const there = convertRow(row, from, to);
  if (there.row === undefined || there.lost.length > 0) return false;
  const back = convertRow(there.row, to, from);
  assert.ok(back.row !== undefined, `${from.id} → ${to.id} → ${from.id}`);
  assert.deepEqual(names(back.lost), []);
  assert.deepEqual(content(conversationOf(from.view(back.row))), content(whole));
  return true;
}

function holdsEvery(ids: readonly string[], some: fc.Arbitrary<Conversation>, least = 0.5): void {
  for (const from of ids.map(format)) {
    for (const to of ids.map(format)) {
      if (from === to) continue;
      let held = 0;
      const runs = 25;
      fc.assert(
        fc.property(some, (whole) => {
          if (goThereAndBack(whole, from, to)) held++;
        }),
        // The same each time: how many are held is counted.
        { numRuns: runs, seed: 1 },
      );
      assert.ok(held >= runs * least, `${from.id} → ${to.id}: ${held} of ${runs} held`);
    }
  }
}

describe("convertRow", () => {
  it("takes a question and an answer from any format to any other and back", () => {
    const ids = holders.task.map(({ id }) => id).filter((id) => id !== "prompts");
    assert.ok(ids.length > 20);
    holdsEvery(ids, conversations());
  });

  for (const [what, holds] of [
    ["rounds", { rounds: true }],
    ["system", { rounds: true, system: true }],
    ["tools", { rounds: true, tools: true }],
    ["thoughts", { rounds: true, thoughts: true }],
    ["weights", { rounds: true, weights: true }],
  ] as const) {
    it(`takes ${what} between the formats that have a place for them`, () => {
      holdsEvery(holders[what], conversations(holds), what === "rounds" || what === "system" ? 0.4 : 0.9);
    });

    it(`names ${what} as lost by the others`, () => {
      const source = format("messages-v1");
      for (const to of holders.task.filter(({ id }) => !holders[what].includes(id))) {
        fc.assert(
          fc.property(conversations(holds), (whole) => {
            fc.pre(hasMore[what](whole));
            const { row, ...rest } = convertRow(source.write!(whole), source, to);
            assert.ok(row !== undefined);
            assert.notDeepEqual("lost" in rest && rest.lost, []);
          }),
          { numRuns: 15 },
        );
      }
    });
  }

  it("takes two answers between the formats of preferences", () => {
    holdsEvery(preferenceHolders, preferences(), 0.9);
  });

  it("keeps a row that is in the format already", () => {
    const { example } = format("alpaca");
    const converted = convertRow(example, format("alpaca"), format("alpaca"));
    assert.ok(converted.row === example);
  });

  it("gives rows that are of the format, wherever the format is told by its keys", () => {
    for (const from of formats) {
      for (const to of targetsOf(from, formats)) {
        const { row } = convertRow(from.example, from, to);
        if (row === undefined || to.id === "firefly" || to.id === "firefly-chat") continue;
        assert.equal(formatOf(row)?.id, to.id, `${from.id} → ${to.id}: ${JSON.stringify(row)}`);
      }
    }
  });

  const lose = (row: JsonObject, from: string, to: string): string[] | string => {
    const converted = convertRow(row, format(from), format(to));
    return converted.row === undefined ? `lacks ${converted.lacking.join()}` : names(converted.lost);
  };

  it("names every field that it leaves behind, and none that it keeps", () => {
    const row = {
      id: "7",
      instruction: "Name a dog.",
      input: "",
      output: "Rex",
      category: "names",
      score: 3,
      note: null,
    };
    assert.deepEqual(lose(row, "alpaca", "messages"), ["category", "id", "score"]);
    assert.deepEqual(lose(row, "alpaca", "sharegpt"), ["category", "score"]);
    assert.deepEqual(lose(row, "alpaca", "dolly"), ["id", "score"]);
    assert.deepEqual(convertRow(row, format("alpaca"), format("dolly")).row, {
      category: "names",
      instruction: "Name a dog.",
      context: "",
      response: "Rex",
    });
  });

  it("names pictures, and names of speakers, inside messages", () => {
    const row = {
      messages: [
        {
          role: "user",
          name: "ann",
          content: [
            { type: "image_url", image_url: { url: "a.png" } },
            { type: "text", text: "What?" },
          ],
        },
        { role: "assistant", content: "A dog." },
      ],
      images: ["a.png"],
    };
    assert.deepEqual(lose(row, "messages", "alpaca"), ["messages[].content[].image_url.url", "messages[].name"]);
  });

  it("keeps the better answer where there is a place for one only, and says so", () => {
    const { example } = format("sharegpt-preference");
    const converted = convertRow(example, format("sharegpt-preference"), format("alpaca"));
    assert.deepEqual(converted, {
      row: { instruction: "What is the capital of France?", input: "", output: "Paris." },
      lost: [{ kind: "rejected" }],
    });
  });

  it("says that the label is lost, and what rows lack that have none", () => {
    assert.deepEqual(lose(format("kto").example, "kto", "messages"), ["label"]);
    assert.deepEqual(lose(format("messages").example, "messages", "kto"), "lacks label");
    assert.deepEqual(lose(format("alpaca").example, "alpaca", "preference"), "lacks chosen,rejected");
    assert.deepEqual(lose(format("text").example, "text", "alpaca"), "lacks turns");
    assert.deepEqual(lose(format("alpaca").example, "alpaca", "text"), "lacks text");
    assert.deepEqual(lose(format("prompts").example, "prompts", "kto"), "lacks answer,label");
    assert.deepEqual(lose(format("alpaca").example, "alpaca", "prompts"), ["answer"]);
  });

  it("keeps pictures beside the texts where trainers look for them", () => {
    const messages = [
      { role: "user", content: "<image>What is it?" },
      { role: "assistant", content: "A dog." },
    ];
    const row = { messages, images: ["a.png"] };
    const converted = convertRow(row, format("messages"), format("sharegpt"));
    assert.deepEqual(converted.row?.["images"], ["a.png"]);
    assert.deepEqual(lose(row, "messages", "dolly"), ["images"]);
  });

  it("names a field as lost even where it holds the same text as another", () => {
    assert.deepEqual(lose({ instruction: "cat", output: "dog", category: "dog" }, "alpaca", "messages"), ["category"]);
  });

  it("does not take what repeats a text for a loss", () => {
    const [asked, good, bad] = [
      { role: "user", content: "Name a dog." },
      { role: "assistant", content: "Rex" },
      { role: "assistant", content: "Tom" },
    ];
    const row = {
      prompt: "Name a dog.",
      messages: [asked, good],
      chosen: [asked, good],
      rejected: [asked, bad],
      score: 2,
    };
    assert.deepEqual(lose(row, "preference", "openai-preference"), ["score"]);
  });

  it("names MOSS's commands, thoughts and results one by one", () => {
    assert.deepEqual(lose(format("moss").example, "moss", "alpaca"), [
      "category",
      "conversation_id",
      "thoughts",
      "tool-calls",
      "tool-results",
    ]);
  });

  it("writes an instruction and its input as one text, one under the other", () => {
    const { row } = convertRow(format("alpaca").example, format("alpaca"), format("messages"));
    assert.deepEqual(row, {
      messages: [
        { role: "user", content: "Translate into French.\nGood morning" },
        { role: "assistant", content: "Bonjour" },
      ],
    });
  });

  it("throws for no row", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(3000)}1${"}".repeat(3000)}`) as unknown;
    const rows = [
      {},
      { messages: null },
      { messages: [null, 1] },
      { messages: [], a: deep },
      JSON.parse('{"__proto__": [1]}'),
    ];
    for (const from of formats)
      for (const to of formats) for (const row of rows) convertRow(row as JsonObject, from, to);
  });
});
