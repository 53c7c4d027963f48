import { alpaca } from "./alpaca";
import { alpacaKto } from "./alpaca-kto";
import { alpacaPreference } from "./alpaca-preference";
import { belle } from "./belle";
import type { Format, JsonObject } from "./format";
import { kto } from "./kto";
import { messages } from "./messages";
import { messagesV1 } from "./messages-v1";
import { openAiPreference } from "./openai-preference";
import { preference } from "./preference";
import { preferenceV1 } from "./preference-v1";
import { promptCompletion } from "./prompt-completion";
import { shareGpt } from "./sharegpt";
import { shareGptKto } from "./sharegpt-kto";
import { shareGptPreference } from "./sharegpt-preference";
import { text } from "./text";
import { unpaired } from "./unpaired";

/** Every format, the more particular before the more general: the first that matches a row has it. */
export const formats: readonly Format[] = [
  preferenceV1,
  openAiPreference,
  shareGptPreference,
  shareGptKto,
  kto,
  messagesV1,
  messages,
  belle,
  shareGpt,
  alpacaPreference,
  alpacaKto,
  preference,
  unpaired,
  promptCompletion,
  alpaca,
  text,
];

/** The format of one row; undefined where none fits. */
export function formatOf(row: JsonObject): Format | undefined {
  return formats.find((format) => format.matches(row));
}
