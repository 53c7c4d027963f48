import * as z from "zod/mini";
import { meta } from "zod/v4/core";
import { documentedDatasetRules } from "../../dataset/documented-rules";
import { described } from "../../lint/described";
import { languageCodes } from "../../text/language-codes";
import { unknownLanguage } from "./languages";
import { ratios } from "./step-rules";

/**
 * What becomes of a row that a step finds. `mask`: what should not be seen is replaced; `pair`: it goes, and is the worse
 * half of a preference pair; `flag`: it is only reported.
 */
export const actions = ["drop", "fix", "mask", "pair", "flag"] as const;
export type Action = (typeof actions)[number];

/** Which row of a group stays; `best` is the one that a language model finds least surprising. */
export const keeps = ["first", "last", "longest", "shortest", "best"] as const;
export type Keep = (typeof keeps)[number];

/** The rules that a step can name. */
export const ruleIds = documentedDatasetRules.map(({ id }) => id);
// No enumeration: who writes `english` is told of `en`, and not of all others.
const languageSchema = z.string().check(meta({ enum: languageCodes }), ({ value, issues }) => {
  if (languageCodes.includes(value)) return;
  issues.push({ code: "custom", input: value, params: { says: unknownLanguage(value) } });
});

/** A step as it is written, by what each field can say of itself. */
export const stepSchema = z.strictObject({
  rule: z
    .optional(z.enum(ruleIds))
    .check(described({ en: "The rule whose problems the step is about.", "zh-cn": "该步骤针对哪条规则发现的问题。" })),
  languages: z.optional(z.array(languageSchema).check(z.minLength(1))).check(
    described({
      en: "In the place of a rule: the languages that stay, by their ISO 639-1 codes; `mixed` is Chinese and English in one row. Rows whose language cannot be told stay.",
      "zh-cn": "代替规则：要保留的语言（ISO 639-1 代码），`mixed` 表示一行中兼有中文和英文。无法判断语言的行会保留。",
    }),
  ),
  ratio: z.optional(z.enum(ratios)).check(
    described({
      en: "In the place of a rule: rows are left out by chance until single turns to dialogues (`turns`), or general to special rows (`domains`), meet the guide's figures.",
      "zh-cn": "代替规则：随机去掉一些行，使单轮与多轮（`turns`）或通用与专业（`domains`）的比例符合指南的数值。",
    }),
  ),
  action: z._default(z.enum(actions), "drop").check(
    described({
      en: "What becomes of the rows: `drop`, `fix` (where the rule has a fix), `mask` (private data), `pair` (answers in conflict become preference pairs, in a file of their own), or `flag`.",
      "zh-cn":
        "如何处理这些行：`drop` 删除，`fix` 修复（规则有修复方式时），`mask` 遮盖隐私，`pair` 把互相矛盾的回答做成偏好数据（另存一个文件），`flag` 仅报告。",
    }),
  ),
  keep: z.optional(z.enum(keeps)).check(
    described({
      en: "Which row stays of those that are the same, alike or in conflict; the first unless said otherwise.",
      "zh-cn": "在相同、相近或互相矛盾的行中保留哪一行；不写时保留第一行。",
    }),
  ),
  options: z
    .optional(z.record(z.string(), z.unknown()))
    .check(
      described({ en: "Options of the rule, as in `.winnow.json`.", "zh-cn": "规则的选项，写法同 `.winnow.json`。" }),
    ),
  seed: z.optional(z.int()).check(
    described({
      en: "The seed by which a ratio chooses rows; 1 unless said otherwise.",
      "zh-cn": "按比例抽取时使用的随机种子；不写时为 1。",
    }),
  ),
});
export type Step = z.infer<typeof stepSchema>;
