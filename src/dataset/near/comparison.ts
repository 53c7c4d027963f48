import * as z from "zod/mini";
import { described } from "../../lint/described";
import { tokenizerNames, type TokenizerName } from "../../similarity/tokenize";
import { comparedFields, type ComparedField } from "./compared-text";

/** How the texts of rows are compared with one another, by ROUGE-L. */
export interface Comparison {
  /** From 0.3 to 1: what scores less is not found. */
  readonly threshold: number;
  readonly field: ComparedField | "auto";
  readonly tokenizer: TokenizerName;
  /** Where the texts have more tokens than this, they are not compared. */
  readonly mostTokens: number;
}

/** The ROUGE-L F from which two rows are alike. */
export const threshold = z
  .number()
  .check(
    z.gte(0.3),
    z.lte(1),
    described({ en: "The ROUGE-L F from which two rows are alike.", "zh-cn": "两行的 ROUGE-L F 达到此值即为近似。" }),
  );

/** What can be configured of a comparison, as options of a rule. */
export const comparisonOptions = {
  threshold: z._default(threshold, 0.7),
  field: z._default(z.enum(["auto", ...comparedFields]), "auto").check(
    described({
      en: "What of a row is compared; `auto`: what the user says, or everything in dialogues and where that hardly varies.",
      "zh-cn": "比较行中的哪一部分；`auto`：比较用户所说的内容，对话数据以及该内容几乎不变时则比较全部。",
    }),
  ),
  tokenizer: z._default(z.enum(tokenizerNames), "words").check(
    described({
      en: "What a token is: `words` takes each Han character as one; `rouge-score` is that of google-research, which sees no Chinese.",
      "zh-cn": "如何切分：`words` 把每个汉字作为一个词元；`rouge-score` 与 google-research 的实现相同，不处理中文。",
    }),
  ),
  mostTokens: z._default(z.int().check(z.positive()), 5_000_000).check(
    described({
      en: "The most tokens that are compared while a file is checked; `winnow duplicates` knows no limit.",
      "zh-cn": "检查文件时最多比较多少词元；`winnow duplicates` 没有此限制。",
    }),
  ),
};

/** One comparison that serves two rules: of the first, down to the lower threshold. */
export function merged(first: Comparison | undefined, second: Comparison | undefined): Comparison | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return { ...first, threshold: Math.min(first.threshold, second.threshold) };
}
