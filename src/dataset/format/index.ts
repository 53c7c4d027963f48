import { alpaca } from "./alpaca";
import { alpacaKto } from "./alpaca-kto";
import { alpacaPreference } from "./alpaca-preference";
import { belle } from "./belle";
import { belleDialogue } from "./belle-dialogue";
import { belleEval } from "./belle-eval";
import { coig } from "./coig";
import { conversation } from "./conversation";
import { conversations } from "./conversations";
import { dolly } from "./dolly";
import { firefly } from "./firefly";
import { fireflyChat } from "./firefly-chat";
import type { Format, JsonObject } from "./format";
import { huatuoDialogue } from "./huatuo-dialogue";
import { inputOutput } from "./input-output";
import { kto } from "./kto";
import { lawyerLlama } from "./lawyer-llama";
import { lexiLaw } from "./lexilaw";
import { messages } from "./messages";
import { messagesV1 } from "./messages-v1";
import { moss } from "./moss";
import { mossPlain } from "./moss-plain";
import { openAiPreference } from "./openai-preference";
import { pclue } from "./pclue";
import { preference } from "./preference";
import { preferenceV1 } from "./preference-v1";
import { promptCompletion } from "./prompt-completion";
import { promptResponse } from "./prompt-response";
import { prompts } from "./prompts";
import { queryPreference } from "./query-preference";
import { queryResponse } from "./query-response";
import { questionAnswer } from "./question-answer";
import { refGpt } from "./refgpt";
import { selfInstruct } from "./self-instruct";
import { shareGpt } from "./sharegpt";
import { shareGptKto } from "./sharegpt-kto";
import { shareGptPreference } from "./sharegpt-preference";
import { stepwise } from "./stepwise";
import { swift } from "./swift";
import { swiftPreference } from "./swift-preference";
import { text } from "./text";
import { unpaired } from "./unpaired";
import { xp3 } from "./xp3";

/** Every format, the more particular before the more general: the first that matches a row has it. */
export const formats: readonly Format[] = [
  moss,
  mossPlain,
  preferenceV1,
  openAiPreference,
  shareGptPreference,
  alpacaPreference,
  swiftPreference,
  queryPreference,
  preference,
  stepwise,
  shareGptKto,
  alpacaKto,
  kto,
  unpaired,
  messagesV1,
  messages,
  coig,
  conversations,
  belle,
  shareGpt,
  conversation,
  fireflyChat,
  swift,
  selfInstruct,
  lawyerLlama,
  refGpt,
  dolly,
  lexiLaw,
  belleDialogue,
  huatuoDialogue,
  alpaca,
  promptCompletion,
  promptResponse,
  queryResponse,
  firefly,
  pclue,
  xp3,
  belleEval,
  questionAnswer,
  inputOutput,
  prompts,
  text,
];

/** The format of one row, the first of `among` that matches it; undefined where none does. */
export function formatOf(row: JsonObject, among: readonly Format[] = formats): Format | undefined {
  return among.find((format) => format.matches(row));
}
