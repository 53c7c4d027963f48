import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format, JsonObject } from "./format";
import { readAnswers, readForks } from "./shape/answers";
import { chatFrame, openAiMessage, readAside, toolsSchema, withTools } from "./shape/chat";
import { mediaFields } from "./shape/media";
import { isObject, readMessages } from "./shape/message-list";
import { isPlainText } from "./shape/text-or-messages";
import { openAiMessages, openAiTools, withSystem } from "./shape/write-messages";

const keys = { role: "role", content: "content" } as const;
const messagesPath = ["messages"];

export const swiftPreference: Format = {
  id: "swift-preference",
  title: "ms-swift preference",
  description: {
    en: "ms-swift's preference data: `messages` that end on the better answer, and the worse one in `rejected_response`, or a whole conversation in `rejected_messages`.",
    "zh-cn":
      "ms-swift 的偏好数据：`messages` 以较好的回答结尾，较差的回答在 `rejected_response` 里，或者 `rejected_messages` 是另一段完整对话。",
  },
  kind: "preference",
  schema: z.looseObject({
    messages: z.array(openAiMessage),
    rejected_response: z.optional(z.union([z.string(), z.array(openAiMessage)])),
    rejected_messages: z.optional(z.array(openAiMessage)),
    tools: toolsSchema,
  }),
  example: {
    messages: [
      { role: "user", content: "What is the capital of France?" },
      { role: "assistant", content: "Paris." },
    ],
    rejected_response: "Lyon.",
  },
  matches: (row) => "messages" in row && ("rejected_response" in row || "rejected_messages" in row),
  view: (row) => {
    const segments: Segment[] = [];
    const turn = readAside(row, segments);
    const chosen = listOf(row["messages"]);
    const whole = row["rejected_messages"];
    if (Array.isArray(whole)) {
      const paths = { chosen: messagesPath, rejected: ["rejected_messages"] };
      readForks({ chosen, rejected: whole }, paths, keys, segments, turn);
    } else readEndings(chosen, row["rejected_response"], segments, turn);
    return withTools(row, segments);
  },
  ...chatFrame,
  carries: mediaFields,
  needs: ["turns", "chosen", "rejected"],
  write: (conversation) => {
    const { chosen = [], rejected = [], tools } = conversation;
    return {
      messages: openAiMessages([...withSystem(conversation), ...chosen]),
      rejected_response: isPlainText(rejected, "assistant") ? rejected[0]!.text : openAiMessages(rejected),
      ...openAiTools(tools),
    };
  },
};

/** The prompt is what stands before the messages behind the user's last. */
function readEndings(messages: readonly unknown[], rejected: unknown, into: Segment[], turn: number): void {
  let end = messages.length;
  while (end > 0 && !isUsers(messages[end - 1])) end--;
  const answer = readMessages(messages.slice(0, end), messagesPath, keys, into, turn);
  readMessages(messages, messagesPath, keys, into, answer, "chosen", end);
  readAnswers({ chosen: undefined, rejected }, { chosen: [], rejected: ["rejected_response"] }, keys, into, answer);
}

function isUsers(message: unknown): boolean {
  return isObject(message) && (message["role"] === "user" || message["role"] === "human");
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonObject[]) : [];
}
