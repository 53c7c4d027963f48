import type { JsonObject } from "../../../src/dataset/format/format";
import type { Trainer } from "../../../src/dataset/settings";
import { chatOf, line, withValue } from "../edits";
import type { Plant, PlantContext } from "../plant";
import type { CleanRow } from "../real-files";

type Change = (row: CleanRow, context: PlantContext) => JsonObject | undefined;

const rule = "dataset/trainer-drops-row";

const plant = (trainer: Trainer, way: string, change: Change): Plant => ({
  rule,
  way: `${trainer}: ${way}`,
  settings: { trainer },
  plant: (row, context) => {
    const changed = change(row, context);
    return changed && { lines: [line(changed)] };
  },
});

const messages =
  (
    change: (list: readonly JsonObject[], chat: { role: string; content: string }) => readonly JsonObject[] | undefined,
  ): Change =>
  (row) => {
    const chat = chatOf(row);
    const list = chat && change(chat.list, chat);
    return list && withValue(row.object, [chat.key], list);
  };

const withoutFirstUser = messages((list, { role }) => {
  const at = list.findIndex((message) => ["user", "human"].includes(String(message[role])));
  return at < 0 || list.length < 3 ? undefined : [...list.slice(0, at), ...list.slice(at + 1)];
});
const oneMore = messages((list, { role, content }) => [
  ...list,
  { [role]: role === "from" ? "human" : "user", [content]: "Thank you. 谢谢。" },
]);
const noMessages = messages(() => []);
const nullContent = messages((list, { content }) => [...list.slice(0, -1), { ...list.at(-1)!, [content]: null }]);
const oddRole = messages((list, { role }) => [...list.slice(0, -1), { ...list.at(-1)!, [role]: "model" }]);
const emptyReply = messages((list, { content }) => [...list.slice(0, -1), { ...list.at(-1)!, [content]: "" }]);
const brokenTools: Change = (row) =>
  chatOf(row) === undefined ? undefined : { ...row.object, tools: "[{name: weather}" };
const ofAlpaca =
  (change: (object: JsonObject) => JsonObject): Change =>
  ({ object, format }) =>
    format.id === "alpaca" ? change(object) : undefined;
const label =
  (value: unknown): Change =>
  ({ object, format }) =>
    format.id === "kto" ? { ...object, label: value } : undefined;

export const trainerPlants: readonly Plant[] = [
  plant("llama-factory", "the user's first turn left out", withoutFirstUser),
  plant("llama-factory", "a question at the end", oneMore),
  plant("llama-factory", "no messages", noMessages),
  plant("llama-factory", "content null", nullContent),
  plant("llama-factory", "tools that are not JSON", brokenTools),
  plant(
    "llama-factory",
    "output a number",
    ofAlpaca((object) => ({ ...object, output: 4 })),
  ),
  plant(
    "llama-factory",
    "history of texts",
    ofAlpaca((object) => ({ ...object, history: ["x"] })),
  ),
  plant("llama-factory", "label 1", label(1)),
  plant("trl", "no messages", noMessages),
  plant("trl", "text null", ({ object, format }) => (format.id === "text" ? { ...object, text: null } : undefined)),
  plant("trl", "tools that are not JSON", brokenTools),
  plant("axolotl", "a question at the end", oneMore),
  plant("axolotl", "a role that it does not know", oddRole),
  plant("axolotl", "an empty reply", emptyReply),
  plant(
    "axolotl",
    "an empty output",
    ofAlpaca((object) => ({ ...object, output: "" })),
  ),
  plant("ms-swift", "a role that it does not know", oddRole),
  plant("ms-swift", "content null", nullContent),
  plant("ms-swift", "a question at the end", oneMore),
  plant("ms-swift", "label as text", label("true")),
  plant("openai", "no messages", (row, context) =>
    row.format.id === "messages" ? noMessages(row, context) : undefined,
  ),
  plant("openai", "a role that it does not know", (row, context) =>
    row.format.id === "messages" ? oddRole(row, context) : undefined,
  ),
  plant("openai", "an empty reply", (row, context) =>
    row.format.id === "messages" ? emptyReply(row, context) : undefined,
  ),
];
