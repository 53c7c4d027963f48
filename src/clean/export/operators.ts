import { parse } from "zod/v4/core";
import type { PersonalKind } from "../../dataset/analysis/personal-data";
import { localize, type Localized } from "../../lint/locale";
import { ruleOf, type Step } from "../recipe/recipe";
import type { Column } from "./flattening";
import type { Operator } from "./operator";
import { deduplicator, minhash, redaction } from "./parameters";
import { reasons, whyNone } from "./without-equal";

/** The operators that come nearest to a step. */
export interface Equal {
  readonly operators: readonly Operator[];
  /** Whether they change `winnow_text`, from which rows must then be put together again. */
  readonly changes: boolean;
  /** Where they and the step differ. */
  readonly differs: Localized;
}

/** What becomes of a step: operators, or the reason for which there are none. */
export type Translation = Equal | { readonly why: Localized };

type Translate = (step: Step, ray: boolean) => Translation;

const noLimit = Number.MAX_SAFE_INTEGER;
const unordered: Localized = {
  en: " With Ray, which row of a group stays is left to chance.",
  "zh-cn": "使用 Ray 时，每组保留哪一行不确定。",
};

const translations: Readonly<Record<string, Translate>> = {
  "dataset/encoding": ({ action }) => {
    if (action === "fix") {
      const replace = { text_key: "winnow_text", pattern: String.raw`\ufeff`, repl: "" };
      return changing([{ name: "replace_content_mapper", parameters: replace }], {
        en: "What is no UTF-8 is the reader's. fix_unicode_mapper is not used: it would also turn the full-width punctuation of sound Chinese texts, and curly quotes, into ASCII.",
        "zh-cn":
          "非法的 UTF-8 字节由读取环节处理。未采用 fix_unicode_mapper：它会把正常中文里的全角标点和弯引号一并改成 ASCII。",
      });
    }
    return dropping(
      [{ name: "general_field_filter", parameters: { filter_condition: String.raw`'\ufffd' not in winnow_text` } }],
      {
        en: "What is no UTF-8 is the reader's.",
        "zh-cn": "非法的 UTF-8 字节由读取环节处理。",
      },
    );
  },
  "dataset/empty-output": ({ action }) => {
    if (action === "fix") return { why: reasons.noMend };
    return dropping([lengthFilter("winnow_answer", 1, noLimit)], {
      en: "Also drops dialogues in which the assistant says nothing.",
      "zh-cn": "助手没有任何发言的对话也会被删除。",
    });
  },
  "dataset/no-reply": ({ action }) => {
    if (action === "fix") return { why: reasons.noMend };
    const parameters = { field_key: "winnow_last", target_value: ["assistant", "text"] };
    return dropping([{ name: "specified_field_filter", parameters }], {
      en: "Also judges rows whose format is broken, which Winnow leaves to other rules.",
      "zh-cn": "格式有误的行也会判断，而 Winnow 把它们留给其他规则。",
    });
  },
  "dataset/pii": (step) => {
    if (step.action !== "mask") return { why: reasons.masksOnly };
    const { kinds } = optionsOf(step) as { readonly kinds: readonly PersonalKind[] };
    return changing([{ name: "pii_redaction_mapper", parameters: redaction(new Set(kinds)) }], {
      en: "By patterns alone: no check sums, no exceptions for samples and mailboxes of offices, no bank cards; phone numbers only as in China or with a +. What is masked becomes [EMAIL_REDACTED] and so on.",
      "zh-cn":
        "仅按格式匹配：不核对校验位，不排除示例和公务邮箱，不处理银行卡号；电话只认中国手机号和带 + 的号码。遮盖后显示为 [EMAIL_REDACTED] 等。",
    });
  },
  "dataset/secret": ({ action }) => {
    if (action !== "mask") return { why: reasons.masksOnly };
    return changing([{ name: "pii_redaction_mapper", parameters: redaction(new Set(), true) }], {
      en: "Masks whatever follows `password:`, `token =` and the like, also where it is no secret; keys are known only behind such words.",
      "zh-cn": "凡是 `password:`、`token =` 等之后的内容都会遮盖，即使并非密钥；没有这类字样的密钥则认不出。",
    });
  },
  "dataset/exact-duplicate": (_, ray) =>
    dropping([deduplicator("winnow_same", ray)], {
      en: `The same comparison, by MD5.${ray ? unordered.en : ""}`,
      "zh-cn": `比较方式相同（MD5）。${ray ? unordered["zh-cn"] : ""}`,
    }),
  "dataset/conflicting-outputs": ({ keep = "first", action }, ray) => {
    if (action === "pair") return { why: reasons.pairs };
    if (keep !== "first") return { why: reasons.keepsFirst };
    return dropping([deduplicator("winnow_asked", ray)], {
      en: `Drops rows with the same output too, where no step before it has; also preference rows; knows no \`most\`.${ray ? unordered.en : ""}`,
      "zh-cn": `若此前没有去除完全重复的行，输出相同的行也会删除；偏好数据同样处理；没有 \`most\` 上限。${ray ? unordered["zh-cn"] : ""}`,
    });
  },
  "dataset/near-duplicate": (step, ray) => {
    if ((step.keep ?? "first") !== "first") return { why: reasons.keepsFirst };
    const { threshold } = optionsOf(step) as { readonly threshold: number };
    return dropping([minhash(threshold, ray)], {
      en: `Approximate, and of another measure: MinHash of the Jaccard similarity of runs of three words, not ROUGE-L. Misses pairs and finds others, and drops all of a chain but one; see docs/SCALE.md.${ray ? unordered.en : ""}`,
      "zh-cn": `近似算法，且度量不同：以连续三词的 Jaccard 相似度（MinHash）代替 ROUGE-L。会漏掉一些，也会多出一些，且首尾相连的一串只留一行，见 docs/SCALE.md。${ray ? unordered["zh-cn"] : ""}`,
    });
  },
  "dataset/repetition": () => {
    const words = {
      text_key: "winnow_answer",
      lang: "en",
      tokenization: false,
      rep_len: 10,
      min_ratio: 0,
      max_ratio: 0.5,
    };
    const characters = { text_key: "winnow_answer", rep_len: 10, min_ratio: 0, max_ratio: 0.5 };
    const operators = [
      { name: "word_repetition_filter", parameters: words },
      { name: "character_repetition_filter", parameters: characters },
    ];
    return dropping(operators, {
      en: "Data-Juicer's own limits for the share of repeated runs; songs, tables, code and tasks that ask for repetition are not let pass.",
      "zh-cn": "采用 Data-Juicer 默认的重复比例上限；歌词、表格、代码以及要求重复的任务不作例外。",
    });
  },
  "dataset/length-outlier": (step) => {
    const { mostPrompt, mostAnswer, leastAnswer } = optionsOf(step) as Limits;
    const operators: Operator[] = [];
    if (mostPrompt !== undefined) operators.push(lengthFilter("winnow_asked", 0, mostPrompt));
    if (mostAnswer !== undefined || leastAnswer !== undefined) {
      operators.push(lengthFilter("winnow_answer", leastAnswer ?? 0, mostAnswer ?? noLimit));
    }
    if (operators.length === 0) return { why: reasons.noLimit };
    return dropping(operators, {
      en: "Counts code points, and the words that say who speaks; rows are not compared with each other.",
      "zh-cn": "按码点计数，并计入标明说话人的字样；不作行与行的比较。",
    });
  },
  "dataset/flagged-words": (step) => {
    const { words, lists } = optionsOf(step) as {
      readonly words: readonly string[];
      readonly lists: Readonly<Record<string, readonly string[]>>;
    };
    const all = [...new Set([...words, ...Object.values(lists).flat()])].map((word) => word.trim().toLowerCase());
    if (all.length === 0) return { why: reasons.noWords };
    const parameters = {
      text_key: "winnow_text",
      lang: "winnow",
      tokenization: false,
      min_ratio: 0,
      max_ratio: 0,
      flagged_words_dir: "./winnow-words",
      use_words_aug: false,
      words_aug_group_sizes: [2],
      words_aug_join_char: "",
    };
    const file = JSON.stringify({ winnow: all });
    const data = { file };
    const says: Localized = {
      en: "Write this into ./winnow-words/flagged_words.json first: {file}. Finds single words between spaces: no phrases, no Chinese words, no exceptions.",
      "zh-cn":
        "请先把以下内容写入 ./winnow-words/flagged_words.json：{file}。只能找到以空格分隔的单个词，找不到词组和中文词，也没有例外词。",
    };
    return dropping([{ name: "flagged_words_filter", parameters }], {
      en: localize(says, "en", data),
      "zh-cn": localize(says, "zh-cn", data),
    });
  },
  "dataset/high-perplexity": (step) => perplexity(step, "max_ppl"),
  "dataset/low-perplexity": (step) => perplexity(step, "min_ppl"),
};

interface Limits {
  readonly mostPrompt?: number;
  readonly mostAnswer?: number;
  readonly leastAnswer?: number;
}

/** What becomes of a step in Data-Juicer; `ray`: for its distributed mode. */
export function translationOf(step: Step, ray: boolean): Translation {
  const { rule, languages, action } = step;
  if (action === "flag") return { why: reasons.flag };
  if (languages !== undefined) return languageFilter(languages);
  const translate = translations[rule ?? ""];
  return translate === undefined ? { why: whyNone(step) } : translate(step, ray);
}

function languageFilter(languages: readonly string[]): Translation {
  const lang = languages.filter((language) => language !== "mixed");
  if (lang.length === 0) return { why: whyNone({ rule: undefined } as Step) };
  const parameters = { text_key: "winnow_text", lang, min_score: 0 };
  return dropping([{ name: "language_id_score_filter", parameters }], {
    en: "By fastText's model, which Data-Juicer downloads. Rows whose language cannot be told go by its best guess; `mixed` is not known.",
    "zh-cn": "使用 Data-Juicer 自行下载的 fastText 模型。无法判断语言的行按其最可能的猜测处理；不支持 `mixed`。",
  });
}

function perplexity(step: Step, limit: "max_ppl" | "min_ppl"): Translation {
  const { threshold } = optionsOf(step) as { readonly threshold?: number };
  if (threshold === undefined) return { why: reasons.quantile };
  const parameters = { text_key: "winnow_text", lang: "en", min_ppl: 0, max_ppl: noLimit, [limit]: threshold };
  return dropping([{ name: "perplexity_filter", parameters }], {
    en: "Cannot agree: KenLM's perplexity, of a 5-gram model of Wikipedia that Data-Juicer downloads (here the English one), is on another scale. Choose another limit.",
    "zh-cn":
      "结果不可能一致：KenLM 的困惑度出自 Data-Juicer 自行下载的维基百科 5-gram 模型（此处为英文），与神经语言模型的尺度不同，请另选界限。",
  });
}

function lengthFilter(column: Column, least: number, most: number): Operator {
  return { name: "text_length_filter", parameters: { text_key: column, min_len: least, max_len: most } };
}

function dropping(operators: readonly Operator[], differs: Localized): Equal {
  return { operators, changes: false, differs };
}

function changing(operators: readonly Operator[], differs: Localized): Equal {
  return { operators, changes: true, differs };
}

/** The options of a step's rule, with what they are by themselves. */
export function optionsOf({ rule, options }: Step): unknown {
  return parse(ruleOf(rule)!.options!, options ?? {});
}
