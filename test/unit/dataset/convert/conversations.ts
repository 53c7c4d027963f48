import fc from "fast-check";
import type { Conversation, Turn } from "../../../../src/dataset/row/conversation";

/** Texts of several scripts with what formats mark turns and fields by; never empty, and with something to see. */
export const texts = fc
  .oneof(
    { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        "What is it?",
        "你好，世界。",
        "a\nb",
        ' "quoted" ',
        "a,b\tc",
        "\\n",
        "Human: no",
        "[客户] 问",
      ),
    },
  )
  .filter((text) => text.trim() !== "");

const user = texts.map((text): Turn => ({ role: "user", text }));
const answer = texts.map((text): Turn => ({ role: "assistant", text }));
const argumentsOf = fc
  .dictionary(fc.constantFrom("city", "day"), fc.oneof(texts, fc.integer()))
  .map((a) => JSON.stringify(a));
const call = fc.record({ name: fc.constantFrom("weather", "search"), arguments: argumentsOf });

/** What a generated conversation may hold beside one question and its answer. */
export interface Holds {
  readonly rounds?: boolean;
  readonly system?: boolean;
  readonly tools?: boolean;
  readonly thoughts?: boolean;
  readonly weights?: boolean;
}

/** Conversations in which user and assistant take turns. */
export function conversations(holds: Holds = {}): fc.Arbitrary<Conversation> {
  const answers = answerWith(holds);
  const round = fc.tuple(user, toolTurns(holds), answers).map(([asked, used, said]) => [asked, ...used, said]);
  return fc
    .record({
      system: holds.system ? fc.option(texts, { nil: undefined }) : fc.constant(undefined),
      tools: holds.tools ? fc.option(fc.constant([{ name: "weather" }]), { nil: undefined }) : fc.constant(undefined),
      rounds: fc.array(round, { minLength: 1, maxLength: holds.rounds ? 4 : 1 }),
    })
    .map(({ system, tools, rounds }) => ({
      ...(system !== undefined && { system }),
      ...(tools !== undefined && { tools }),
      turns: rounds.flat(),
    }));
}

function answerWith({ thoughts, weights }: Holds): fc.Arbitrary<Turn> {
  return fc.tuple(answer, fc.option(texts, { nil: undefined }), fc.boolean()).map(([turn, thought, trained]) => ({
    ...turn,
    ...(thoughts && thought !== undefined && { thought }),
    ...(weights && !trained && { trained: false as const }),
  }));
}

function toolTurns({ tools }: Holds): fc.Arbitrary<Turn[]> {
  if (!tools) return fc.constant([]);
  const used = fc.tuple(call, texts).map(([{ name, arguments: given }, result]): Turn[] => [
    { role: "assistant", text: "", calls: [{ name, arguments: given }] },
    { role: "tool", text: result },
  ]);
  return fc.oneof(fc.constant<Turn[]>([]), used);
}

/** Two answers to the last question of a conversation. */
export function preferences(holds: Holds = {}): fc.Arbitrary<Conversation> {
  return fc
    .tuple(conversations(holds), answer, answer)
    .filter(([, one, other]) => one.text !== other.text)
    .map(([whole, chosen, rejected]) => ({
      ...whole,
      turns: whole.turns.slice(0, -1),
      chosen: [chosen],
      rejected: [rejected],
    }));
}
