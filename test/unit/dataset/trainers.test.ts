import assert from "node:assert/strict";
import { formatOf } from "../../../src/dataset/format";
import type { JsonObject } from "../../../src/dataset/format/format";
import { keyUse } from "../../../src/dataset/format/key-use";
import { trainers, type Trainer } from "../../../src/dataset/settings";
import { trainerFacts } from "../../../src/dataset/trainers";
import type { TrainerRow } from "../../../src/dataset/trainers/reason";
import { trainerRow } from "../../../src/dataset/trainers/reason";
import { Row } from "../../../src/dataset/row/row";
import { JsonLayout } from "../../../src/dataset/row/json-layout";
import { pathText } from "../../../src/dataset/row/layout";

const user = { role: "user", content: "Hi" };
const assistant = { role: "assistant", content: "Hello" };
const system = { role: "system", content: "Be brief." };
const human = { from: "human", value: "Hi" };
const gpt = { from: "gpt", value: "Hello" };
const call = { role: "assistant", content: null, tool_calls: [tool("{}")] };
const result = { role: "tool", content: "sunny", tool_call_id: "1" };

function tool(given: string): JsonObject {
  return { id: "1", type: "function", function: { name: "weather", arguments: given } };
}

/** Of each reason, a row that gives it, and where. */
const rows: Readonly<Record<string, readonly [row: JsonObject, place: string]>> = {
  "llama-factory/no-messages": [{ messages: [system] }, "messages"],
  "llama-factory/role-out-of-place": [{ conversations: [human, human, gpt] }, "conversations[1].from"],
  "llama-factory/no-last-reply": [{ messages: [user, assistant, user] }, "messages[2]"],
  "llama-factory/preference-ends-on-answer": [
    { conversations: [human, gpt], chosen: gpt, rejected: gpt },
    "conversations[1]",
  ],
  "llama-factory/preference-answer": [{ conversations: [human], chosen: "Hello", rejected: gpt }, "chosen"],
  "llama-factory/message-without-role": [{ conversations: [human, { from: "gpt" }] }, "conversations[1]"],
  "llama-factory/content-not-text": [
    { conversations: [human, { from: "gpt", value: null }] },
    "conversations[1].value",
  ],
  "llama-factory/content-beside-calls": [
    { messages: [user, { ...call, content: "Let me see." }, result, assistant] },
    "messages[1].content",
  ],
  "llama-factory/call-not-json": [
    { conversations: [human, { from: "function_call", value: "weather()" }] },
    "conversations[1].value",
  ],
  "llama-factory/tools-not-json": [{ conversations: [human, gpt], tools: "weather" }, "tools"],
  "llama-factory/output-not-text": [{ instruction: "Add.", input: "", output: 4 }, "output"],
  "llama-factory/prompt-not-text": [{ instruction: "Add.", input: [2, 2], output: "4" }, "input"],
  "llama-factory/history-not-pairs": [{ instruction: "Add.", output: "4", history: ["Hi"] }, "history[0]"],
  "llama-factory/label-not-boolean": [{ messages: [user, assistant], label: 1 }, "label"],
  "llama-factory/empty-good-answer": [
    { messages: [user, { role: "assistant", content: "" }], label: true },
    "messages[1].content",
  ],
  "llama-factory/media-count": [{ messages: [user, assistant], images: ["a.png"] }, "images"],
  "trl/no-known-field": [{ instruction: "Add.", output: "4" }, ""],
  "trl/no-completion": [{ prompt: "Hi", response: "Hello" }, "prompt"],
  "trl/empty-list": [{ messages: [] }, "messages"],
  "trl/null-text": [{ text: null }, "text"],
  "trl/mixed-prompt-and-answer": [{ prompt: [user], completion: "Hello" }, "completion"],
  "trl/preference-side-missing": [{ prompt: "Hi", chosen: "Hello" }, ""],
  "trl/preference-from-value": [{ prompt: [user], chosen: [gpt], rejected: [gpt] }, "chosen"],
  "trl/preference-message": [{ prompt: [user], chosen: assistant, rejected: assistant }, "chosen"],
  "trl/label": [{ prompt: "Hi", completion: "Hello", label: "true" }, "label"],
  "trl/tools-not-json": [{ messages: [user, assistant], tools: "weather" }, "tools"],
  "axolotl/no-messages": [{ messages: [] }, "messages"],
  "axolotl/unknown-role": [{ messages: [user, { role: "bot", content: "Hello" }] }, "messages[1].role"],
  "axolotl/preference-unknown-role": [{ conversations: [human], chosen: gpt, rejected: gpt }, "conversations[0].from"],
  "axolotl/message-without-role": [{ messages: [user, { content: "Hello" }] }, "messages[1]"],
  "axolotl/no-assistant": [{ messages: [system, user] }, "messages"],
  "axolotl/last-turn": [{ messages: [user, assistant, user] }, "messages[2]"],
  "axolotl/empty-turn": [{ messages: [user, { role: "assistant", content: "" }] }, "messages[1].content"],
  "axolotl/arguments-not-json": [
    { messages: [user, { ...call, tool_calls: [tool("{city")] }, result, assistant] },
    "messages[1].tool_calls[0].function.arguments",
  ],
  "axolotl/tools-not-json": [{ messages: [user, assistant], tools: "weather" }, "tools"],
  "axolotl/empty-output": [{ instruction: "Add.", output: "" }, "output"],
  "axolotl/empty-text": [{ text: "" }, "text"],
  "axolotl/preference-field": [{ prompt: "Hi", chosen: "", rejected: "Hello" }, "chosen"],
  "axolotl/empty-chosen": [
    { prompt: [user], chosen: [{ role: "assistant", content: "" }], rejected: [assistant] },
    "chosen[0].content",
  ],
  "ms-swift/no-messages": [{ messages: [] }, "messages"],
  "ms-swift/unknown-role": [{ messages: [user, { role: "model", content: "Hello" }] }, "messages[1].role"],
  "ms-swift/no-content": [{ messages: [user, { role: "assistant", content: null }] }, "messages[1]"],
  "ms-swift/system-behind": [{ messages: [user, system, assistant] }, "messages[1]"],
  "ms-swift/only-system": [{ messages: [system] }, "messages[0]"],
  "ms-swift/rejected-response": [{ messages: [user, assistant], rejected_response: "Hello" }, "rejected_response"],
  "ms-swift/preference-fields": [{ prompt: "Hi", chosen: "Hello", rejected: "No" }, ""],
  "ms-swift/columns-collide": [{ question: "Hi", answer: "Hello", text: "Hello" }, "text"],
  "ms-swift/no-response": [{ query: "Hi", response: null }, "response"],
  "ms-swift/message-list-answer": [{ prompt: [user], completion: [assistant] }, "completion"],
  "ms-swift/kto-last-turn": [{ messages: [user, assistant, user], label: true }, "messages[2]"],
  "ms-swift/kto-label": [{ messages: [user, assistant], label: "true" }, "label"],
  "ms-swift/assistant-first": [{ messages: [assistant, user, assistant] }, "messages[0]"],
  "ms-swift/joined-turns": [{ messages: [user, user, assistant] }, "messages[1]"],
  "ms-swift/last-turn": [{ messages: [user, assistant, user] }, "messages[2]"],
  "openai/no-messages": [{ messages: [] }, "messages"],
  "openai/message-key": [{ messages: [user, { role: "assistant" }] }, "messages[1]"],
  "openai/unknown-key": [{ messages: [user, { ...assistant, loss: true }] }, "messages[1].loss"],
  "openai/unknown-role": [{ messages: [user, { role: "bot", content: "Hello" }] }, "messages[1].role"],
  "openai/empty-content": [{ messages: [user, { role: "assistant", content: "" }] }, "messages[1].content"],
  "openai/no-assistant": [{ messages: [system, user] }, "messages"],
  "openai/tool-without-call": [{ messages: [user, result, assistant] }, "messages[1]"],
  "openai/weight": [{ messages: [user, { ...assistant, weight: 2 }] }, "messages[1].weight"],
  "openai/all-weights-zero": [{ messages: [user, { ...assistant, weight: 0 }] }, "messages"],
  "openai/preference-output": [
    { input: { messages: [user] }, preferred_output: [user], non_preferred_output: [assistant] },
    "preferred_output",
  ],
};

/** Rows that each trainer takes as they are. */
const sound: Readonly<Record<Trainer, readonly JsonObject[]>> = {
  "llama-factory": [
    { instruction: "Add.", input: "", output: "4", history: [["Hi", "Hello"]] },
    { conversations: [human, gpt, human, gpt], system: "Be brief." },
    { messages: [system, user, assistant] },
    { messages: [user, call, result, assistant] },
    { conversations: [human], chosen: gpt, rejected: gpt },
    { messages: [user, assistant], label: false },
    { messages: [{ role: "user", content: "<image>What is it?" }, assistant], images: ["a.png"] },
  ],
  trl: [
    { text: "Hi" },
    { messages: [system, user, assistant] },
    { conversations: [human, gpt] },
    { prompt: "Hi", completion: "Hello" },
    { prompt: [user], chosen: [assistant], rejected: [assistant] },
    { prompt: "Hi", completion: "Hello", label: true },
  ],
  axolotl: [
    { messages: [system, user, assistant] },
    { conversations: [human, gpt] },
    { instruction: "Add.", input: "", output: "4" },
    { messages: [user, call, result, assistant] },
  ],
  "ms-swift": [
    { messages: [system, user, assistant] },
    { conversations: [human, gpt] },
    { instruction: "Add.", input: "", output: "4" },
    { query: "Hi", response: "Hello" },
    { messages: [user, assistant], rejected_response: "No" },
    { messages: [user, call, result, assistant] },
  ],
  openai: [
    { messages: [system, user, assistant] },
    { messages: [user, { ...assistant, weight: 0 }, user, assistant] },
    { messages: [user, call, result, assistant], tools: [] },
    { input: { messages: [user] }, preferred_output: [assistant], non_preferred_output: [assistant] },
  ],
};

function subject(object: JsonObject): TrainerRow {
  const text = JSON.stringify(object);
  const place = { byteStart: 0, byteEnd: text.length, offset: 0, line: 0, character: 0, removal: { start: 0, end: 0 } };
  const format = formatOf(object);
  const row = new Row(
    { number: 0, text, place, isUtf8: true, isSound: true },
    { value: object, layout: new JsonLayout(text) },
    format,
    { beginning: { container: "jsonl", hasByteOrderMark: false }, format, keyUse: keyUse([]), firstRow: 0 },
  );
  return trainerRow(row, object);
}

describe("trainers", () => {
  for (const trainer of trainers) {
    describe(trainer, () => {
      const { reasons } = trainerFacts[trainer];
      for (const { id, find } of reasons) {
        it(`finds ${id}`, () => {
          const [row, place] = rows[id]!;
          const path = find(subject(row));
          assert.notEqual(path, undefined);
          assert.equal(pathText(path!), place);
        });
      }

      for (const row of sound[trainer]) {
        it(`takes ${JSON.stringify(row).slice(0, 70)}`, () => {
          const found = reasons.filter(({ find }) => find(subject(row)) !== undefined).map(({ id }) => id);
          assert.deepEqual(found, []);
        });
      }
    });
  }

  it("lives through rows of any shape", () => {
    const odd: readonly unknown[] = [null, 1, "x", [], {}, [null], [1], [[]], [{}], { role: 1 }];
    const keys = ["messages", "conversations", "instruction", "input", "output", "history", "label", "tools", "prompt"];
    for (const value of odd) {
      for (const key of [...keys, "chosen", "rejected", "images", "preferred_output", "rejected_response"]) {
        const row = subject({ instruction: "x", [key]: value, label: value });
        for (const trainer of trainers) for (const { find } of trainerFacts[trainer].reasons) find(row);
      }
    }
  });
});
