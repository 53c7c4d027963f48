import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { formats } from "../../../../src/dataset/format";
import type { JsonObject } from "../../../../src/dataset/format/format";
import { pathText } from "../../../../src/dataset/row/layout";
import { conversationOf } from "../../../../src/dataset/row/conversation";
import type { View } from "../../../../src/dataset/row/view";

function view(id: string, row: JsonObject): View {
  return formats.find((format) => format.id === id)!.view(row);
}

/** Each segment as one line: turn, role, part, where it stands, what it says. */
function lines({ segments }: View): string[] {
  return segments.map(({ turn, role, part, path, start, text, answer, trained, name }) => {
    const place = start === undefined ? pathText(path) : `${pathText(path)}@${start}`;
    const marks = [answer, trained === false ? "untrained" : undefined, name].filter((mark) => mark !== undefined);
    return [turn, role, part, place, JSON.stringify(text), ...marks].join(" ");
  });
}

describe("views", () => {
  it("of Alpaca's rows give the rounds before, in order", () => {
    const row = {
      system: "S",
      instruction: "Q2",
      input: "I",
      output: "A2",
      history: [["Q1", "A1"], ["", ""], "x", [1, "y"]],
    };
    assert.deepEqual(lines(view("alpaca", row)), [
      '0 system system system "S"',
      '1 user message history[0][0] "Q1"',
      '2 assistant message history[0][1] "A1"',
      '3 user message history[1][0] ""',
      '4 assistant message history[1][1] ""',
      '5 assistant message history[3][1] "y"',
      '6 user instruction instruction "Q2"',
      '6 user input input "I"',
      '7 assistant output output "A2"',
    ]);
  });

  it("of BELLE's dialogues in one text give turns at their places", () => {
    const instruction = "Human:Hi\nAssistant:Hello,\nAssistant speaking.\nHuman:Bye\nAssistant:";
    assert.deepEqual(lines(view("belle-dialogue", { instruction, input: "", output: "See you" })), [
      '0 user message instruction@6 "Hi"',
      '1 assistant message instruction@19 "Hello,\\nAssistant speaking."',
      '2 user message instruction@52 "Bye"',
      '3 assistant output output "See you"',
    ]);
  });

  it("of Huatuo's dialogues leave out the marks and the spaces around them", () => {
    const row = { instruction: " <user>: q1 <bot>: a1 <user>: q2", output: "a2" };
    assert.deepEqual(lines(view("huatuo-dialogue", row)), [
      '0 user message instruction@9 "q1"',
      '1 assistant message instruction@19 "a1"',
      '2 user message instruction@30 "q2"',
      '3 assistant output output "a2"',
    ]);
  });

  it("of MOSS give thoughts, commands and results without marks, and nothing for None", () => {
    const used = {
      Human: "<|Human|>: 12*12?<eoh>\n",
      "Inner Thoughts": "<|Inner Thoughts|>: Count.<eot>\n",
      Commands: "<|Commands|>: Calculate(12*12)<eoc>\n",
      "Tool Responses": "<|Results|>:\n144\n<eor>\n",
      MOSS: "<|MOSS|>: 144.<eom>\n",
    };
    const plain = {
      Human: "<|Human|>: Thanks<eoh>\n",
      "Inner Thoughts": "<|Inner Thoughts|>: None<eot>\n",
      Commands: "<|Commands|>: None<eoc>\n",
      "Tool Responses": "<|Results|>: None<eor>\n",
      MOSS: "<|MOSS|>: You are welcome<eom>\n",
    };
    assert.deepEqual(
      lines(view("moss", { meta_instruction: "M", num_turns: 2, chat: { turn_1: used, turn_2: plain } })),
      [
        '0 system system meta_instruction "M"',
        '1 user message chat.turn_1.Human@11 "12*12?"',
        '2 assistant thought chat.turn_1.Inner Thoughts@20 "Count."',
        '2 assistant tool-call chat.turn_1.Commands@14 "Calculate(12*12)"',
        '3 tool tool-result chat.turn_1.Tool Responses@13 "144\\n"',
        '4 assistant message chat.turn_1.MOSS@10 "144."',
        '5 user message chat.turn_2.Human@11 "Thanks"',
        '6 assistant message chat.turn_2.MOSS@10 "You are welcome"',
      ],
    );
  });

  it("of MOSS's plain text give turns without marks and end tokens", () => {
    const row = { prefix: "P", plain_text: "[Human]: q1<eoh> [MOSS]: a1<eoa>\n[Human]: q2<eoh>\n[MOSS]: a2<eoa>" };
    assert.deepEqual(
      view("moss-plain", row).segments.map(({ role, text }) => `${role} ${text}`),
      ["system P", "user q1", "assistant a1", "user q2", "assistant a2"],
    );
  });

  it("of RefGPT take the reference for what the first question is about", () => {
    const row = { reference: "R", dialogue: "Human: q1\nAssistant：a1\nhuman(用户): q2\nASSISTANT: a2" };
    assert.deepEqual(lines(view("refgpt", row)), [
      '0 user instruction dialogue@7 "q1"',
      '0 user input reference "R"',
      '1 assistant message dialogue@20 "a1"',
      '2 user message dialogue@34 "q2"',
      '3 assistant message dialogue@48 "a2"',
    ]);
  });

  it("of Lawyer LLaMA give the articles with the first question, and the dialogue without marks", () => {
    const history = ["[客户] q1", "[律师] a1", "没有标记", "[客户]q2"];
    assert.deepEqual(lines(view("lawyer-llama", { query: "q1", laws: ["L1", "L2", 3], history })), [
      '0 user instruction history[0]@5 "q1"',
      '0 user input laws[0] "L1"',
      '0 user input laws[1] "L2"',
      '1 assistant message history[1]@5 "a1"',
      '2 user message history[3]@4 "q2"',
    ]);
    assert.deepEqual(lines(view("lawyer-llama", { query: "q", laws: ["L"], response: "r" })), [
      '0 user instruction query "q"',
      '0 user input laws[0] "L"',
      '1 assistant output response "r"',
    ]);
  });

  it("of OpenAI's messages give parts, calls, results and weights", () => {
    const call = { id: "c1", type: "function", function: { name: "weather", arguments: '{"city": "Rome"}' } };
    const messages = [
      { role: "developer", content: "D" },
      {
        role: "user",
        content: [{ type: "text", text: "Hot?" }, { type: "image_url", image_url: { url: "x" } }, "plain"],
      },
      { role: "assistant", content: null, tool_calls: [call, null], weight: 0 },
      { role: "tool", tool_call_id: "c1", name: "weather", content: "31" },
      { role: "assistant", function_call: { name: "old", arguments: "{}" } },
      { role: "assistant", content: "Yes", refusal: null },
      { role: "narrator", content: "?" },
    ];
    assert.deepEqual(lines(view("messages", { messages })), [
      '0 system system messages[0].content "D"',
      '1 user message messages[1].content[0].text "Hot?"',
      '1 user message messages[1].content[2] "plain"',
      '2 assistant tool-call messages[2].tool_calls[0].function.arguments "{\\"city\\": \\"Rome\\"}" untrained weather',
      '3 tool tool-result messages[3].content "31" weather',
      '4 assistant tool-call messages[4].function_call.arguments "{}" old',
      '5 assistant message messages[5].content "Yes"',
    ]);
  });

  it("of LLaMA-Factory's ShareGPT give calls and what they return", () => {
    const conversations = [
      { from: "human", value: "Hot?" },
      { from: "function_call", value: '{"name": "weather", "arguments": {}}' },
      { from: "observation", value: "31" },
      { from: "gpt", value: "Yes" },
    ];
    assert.deepEqual(lines(view("sharegpt", { system: "S", tools: "[]", conversations })), [
      '0 system system system "S"',
      '0 system tools tools "[]"',
      '1 user message conversations[0].value "Hot?"',
      '2 assistant tool-call conversations[1].value "{\\"name\\": \\"weather\\", \\"arguments\\": {}}"',
      '3 tool tool-result conversations[2].value "31"',
      '4 assistant message conversations[3].value "Yes"',
    ]);
  });

  it("of LLaMA-Factory v1 give thoughts, and turns that are not learnt", () => {
    const messages = [
      { role: "user", content: [{ type: "text", value: "q" }], loss_weight: 0 },
      {
        role: "assistant",
        content: [
          { type: "reasoning", value: "t" },
          { type: "text", value: "a" },
        ],
        loss_weight: 0,
      },
    ];
    assert.deepEqual(lines(view("messages-v1", { messages })), [
      '0 user message messages[0].content[0].value "q"',
      '1 assistant thought messages[1].content[0].value "t" untrained',
      '1 assistant message messages[1].content[1].value "a" untrained',
    ]);
  });

  it("of two whole conversations give what they share once", () => {
    const system = { role: "system", content: "S" };
    const user = { role: "user", content: "q" };
    const answer = (content: string) => ({ role: "assistant", content });
    const row = { prompt: "q", chosen: [system, user, answer("good")], rejected: [system, user, answer("bad")] };
    assert.deepEqual(lines(view("preference", row)), [
      '0 system system chosen[0].content "S"',
      '1 user message chosen[1].content "q"',
      '2 assistant message chosen[2].content "good" chosen',
      '2 assistant message rejected[2].content "bad" rejected',
    ]);
    // Equal to the end: the last message of each is an answer all the same.
    const same = { chosen: [user, answer("a")], rejected: [user, answer("a")] };
    assert.deepEqual(
      view("preference", same).segments.map(({ answer: which, text }) => [which, text]),
      [
        [undefined, "q"],
        ["chosen", "a"],
        ["rejected", "a"],
      ],
    );
  });

  it("of COIG put the instruction before the first question", () => {
    const row = {
      instruction: "I",
      conversations: [
        { question: "q1", answer: "a1" },
        { question: "q2", answer: "a2" },
      ],
    };
    assert.deepEqual(lines(view("coig", row)), [
      '0 user instruction instruction "I"',
      '0 user input conversations[0].question "q1"',
      '1 assistant message conversations[0].answer "a1"',
      '2 user message conversations[1].question "q2"',
      '3 assistant message conversations[1].answer "a2"',
    ]);
  });

  it("of ms-swift's preferences take the last answer for the better one", () => {
    const messages = [
      { role: "user", content: "q1" },
      { role: "assistant", content: "a1" },
      { role: "user", content: "q2" },
      { role: "assistant", content: "good" },
    ];
    assert.deepEqual(lines(view("swift-preference", { messages, rejected_response: "bad" })), [
      '0 user message messages[0].content "q1"',
      '1 assistant message messages[1].content "a1"',
      '2 user message messages[2].content "q2"',
      '3 assistant message messages[3].content "good" chosen',
      '3 assistant output rejected_response "bad" rejected',
    ]);
  });

  it("say whether an answer is good only where the label is true or false", () => {
    const row = { instruction: "q", output: "a" };
    assert.equal(view("alpaca-kto", { ...row, kto_tag: false }).label, false);
    assert.equal(view("alpaca-kto", { ...row, kto_tag: "true" }).label, undefined);
  });
});

describe("conversationOf", () => {
  it("joins an instruction and its input, and keeps where they part", () => {
    const { turns } = conversationOf(view("alpaca", { instruction: "Translate.", input: "cat", output: "猫" }));
    assert.deepEqual(turns, [
      { role: "user", text: "Translate.\ncat", instruction: "Translate.", input: "cat" },
      { role: "assistant", text: "猫" },
    ]);
  });

  it("reads calls that are written as JSON, and keeps what is not", () => {
    const say = (value: string) =>
      conversationOf(view("sharegpt", { conversations: [{ from: "function_call", value }] })).turns[0]?.calls;
    assert.deepEqual(say('{"name": "f", "arguments": {"a": 1}}'), [{ name: "f", arguments: '{"a":1}' }]);
    assert.deepEqual(say('[{"name": "f", "arguments": "x"}, {"name": "g"}]'), [
      { name: "f", arguments: "x" },
      { name: "g", arguments: "{}" },
    ]);
    for (const text of ["", "Search(x)", "[]", '{"arguments": 1}', '{"name": "f", "extra": 1}']) {
      assert.deepEqual(say(text), [{ arguments: text }], text);
    }
  });

  it("takes tools as values or as text, with or without OpenAI's wrapper", () => {
    const tool = { name: "f", parameters: {} };
    for (const tools of [[tool], JSON.stringify([tool]), [{ type: "function", function: tool }]]) {
      assert.deepEqual(conversationOf({ segments: [], tools }).tools, [tool]);
    }
    for (const tools of [undefined, null, "", "[]", [], 3])
      assert.equal(conversationOf({ segments: [], tools }).tools, undefined);
    assert.equal(conversationOf({ segments: [], tools: "[{" }).tools, "[{");
  });
});
