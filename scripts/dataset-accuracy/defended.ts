/**
 * Findings on the untouched files that were read one by one, by rule and file: how many of them were read, and how many
 * of these a reviewer would defend. Of what was not read, none counts as defended.
 */
export interface Defended {
  readonly rule: string;
  readonly file: string;
  readonly read: number;
  readonly defended: number;
}

const read = (rule: string, file: string, count: number, defended = count): Defended => ({
  rule: `dataset/${rule}`,
  file,
  read: count,
  defended,
});

const alpaca = "stanford_alpaca/alpaca_data.json";
const covid = "chatglm-efficient-tuning/covid_train.json";

export const defended: readonly Defended[] = [
  // Counted again by a program of its own: the finding is the proof.
  read("prefix-dialogue", covid, 2628),
  read("empty-turn", covid, 299),
  read("conflicting-outputs", "chatglm-efficient-tuning/oaast_sft_zh.json", 237),
  read("exact-duplicate", "chatglm-efficient-tuning/oaast_sft_zh.json", 5),
  read("empty-output", alpaca, 28),
  // Of each sentence a few rows were read; that it stands in so many is the proof.
  read("duplicate-sentence", "chatdoctor/chatdoctor5k.json", 51),
  read("duplicate-sentence", covid, 91),
  read("duplicate-sentence", "fastchat/dummy_conversation.json", 166),
  read("duplicate-sentence", "lawyer-llama/legal_advice.json", 90),
  read("duplicate-sentence", "llama-factory/glaive_toolcall_en_demo.json", 34),
  // Read in full.
  read("placeholder-text", alpaca, 737),
  read("placeholder-text", "llama-factory/alpaca_en_demo.json", 8),
  read("placeholder-text", "huatuo/llama_data.json", 1),
  read("merged-records", alpaca, 38),
  read("role-order", "lawyer-llama/legal_counsel_multi_turn_with_article_v2.json", 10),
  read("no-reply", "lawyer-llama/legal_counsel_multi_turn_with_article_v2.json", 1),
  read("role-order", "openai-cookbook/toy_chat_fine_tuning.jsonl", 1),
  read("repetition", "openai-cookbook/toy_chat_fine_tuning.jsonl", 1),
  read("repetition", "lawyer-llama/legal_advice.json", 1),
  read("json-syntax", "instruction-wild/user_2.jsonl", 2),
  read("encoding", "llama-factory/c4_demo.jsonl", 4),
  read("encoding", "llama-factory/dpo_zh_demo.json", 6),
  read("template-leak", "llama-factory/kto_en_demo.json", 1),
  read("garbled-text", "awesome-chatgpt-prompts/prompts.csv", 15),
  read("garbled-text", "chatdoctor/chatdoctor5k.json", 7),
  read("garbled-text", alpaca, 7),
  read("garbled-text", "llama-factory/dpo_en_demo.json", 2),
  read("garbled-text", "llama-factory/kto_en_demo.json", 2, 1),
  read("dead-reference", "llama-factory/alpaca_en_demo.json", 6),
  read("dead-reference", "llama-factory/v1_sft_demo.jsonl", 3),
  read("unsupported-modality", "llama-factory/alpaca_en_demo.json", 4),
  read("unsupported-modality", "llama-factory/alpaca_zh_demo.json", 2),
  read("unsupported-modality", "llama-factory/v1_sft_demo.jsonl", 2),
  // “Making videos” in a question of law, and a scene that is called an image.
  read("unsupported-modality", "lawyer-llama/legal_advice.json", 1, 0),
  read("unsupported-modality", "chatglm-efficient-tuning/lima.json", 1, 0),
  // Numbers and mailboxes of companies and offices, and some made up for the task.
  read("pii", "llama-factory/c4_demo.jsonl", 6, 4),
  read("pii", "chatglm-efficient-tuning/lima.json", 2, 0),
  read("pii", alpaca, 4, 2),
  read("pii", covid, 1),
  read("markup-residue", "chatglm-efficient-tuning/lima.json", 37),
  read("markup-residue", alpaca, 9, 7),
  read("markup-residue", "llama-factory/c4_demo.jsonl", 3),
  read("markup-residue", "llama-factory/dpo_en_demo.json", 3),
  read("markup-residue", "llama-factory/kto_en_demo.json", 2),
  read("markup-residue", "lawyer-llama/judical_examination.json", 1),
  read("boilerplate-answer", alpaca, 4),
  read("boilerplate-answer", "chatglm-efficient-tuning/lima.json", 3, 2),
  read("boilerplate-answer", "llama-factory/alpaca_en_demo.json", 26, 25),
  // A parody in German, and a field's name that is English anyhow.
  read("wrong-language", "chatglm-efficient-tuning/lima.json", 1, 0),
  read("wrong-language", "llama-factory/glaive_toolcall_zh_demo.json", 6, 5),
  read("wrong-language", "llama-factory/alpaca_zh_demo.json", 7),
  read("wrong-language", "chatglm-efficient-tuning/oaast_sft_zh.json", 1),
  read("length-outlier", "awesome-chatgpt-prompts/prompts.csv", 6),
  read("length-outlier", "chatglm-efficient-tuning/lima.json", 3),
  read("length-outlier", "llama-factory/glaive_toolcall_en_demo.json", 1),
  read("length-outlier", alpaca, 1),
  // Read in part, at random.
  read("boilerplate-answer", "chatglm-efficient-tuning/oaast_sft_zh.json", 6),
  read("boilerplate-answer", "lawyer-llama/legal_advice.json", 16),
  read("boilerplate-answer", "llama-factory/alpaca_zh_demo.json", 8),
  read("boilerplate-answer", "llama-factory/glaive_toolcall_en_demo.json", 7),
  read("boilerplate-answer", "llama-factory/glaive_toolcall_zh_demo.json", 6),
  read("boilerplate-answer", "llama-factory/v1_sft_demo.jsonl", 2),
  read("boilerplate-answer", "llama-factory/dpo_en_demo.json", 2),
  read("dead-reference", alpaca, 40, 37),
  read("unsupported-modality", alpaca, 35, 34),
  read("exact-duplicate", "awesome-chatgpt-prompts/prompts.csv", 5),
  read("exact-duplicate", "llama-factory/alpaca_en_demo.json", 5),
  read("exact-duplicate", "llama-factory/alpaca_zh_demo.json", 5),
  read("exact-duplicate", "llama-factory/dpo_en_demo.json", 5),
  read("exact-duplicate", "llama-factory/dpo_zh_demo.json", 5),
  read("exact-duplicate", "llama-factory/glaive_toolcall_en_demo.json", 5),
  read("exact-duplicate", "llama-factory/glaive_toolcall_zh_demo.json", 5),
  read("exact-duplicate", "llama-factory/v1_multimodal_demo.jsonl", 5),
  read("prefix-dialogue", "huatuo/liver_cancer.json", 5),
  read("prefix-dialogue", "chatglm-efficient-tuning/oaast_sft_zh.json", 5),
  read("conflicting-outputs", "huatuo/llama_data.json", 7),
  read("conflicting-outputs", "chatdoctor/chatdoctor5k.json", 6),
];
