import * as z from "zod/mini";
import { described } from "../../../lint/described";
import type { RunOptions } from "../../../lint/run";
import { setRule } from "../set-rule";
import { ratioText } from "./ratio";

const general = '{"instruction": "Add 2 and 2.", "output": "4", "source": "alpaca"}\n';
const special = '{"instruction": "What is a tort?", "output": "A civil wrong.", "source": "law"}\n';
const generalInChinese = '{"instruction": "计算 2 加 2。", "output": "4", "domain": "通用"}\n';
const specialInChinese = '{"instruction": "什么是侵权？", "output": "侵害他人权益的行为。", "domain": "法律"}\n';
const exampleOptions = { field: "source", general: ["alpaca"], leastRows: 4 };
const optionsInChinese = { field: "domain", leastRows: 4 };

/** The guide's general rows to each special row. */
export const domainRatioOfGuide = { from: 1, to: 5 } as const;

const options = z.strictObject({
  field: z
    .optional(z.string())
    .check(described({ en: "The field that says what domain a row is of.", "zh-cn": "标明每行所属领域的字段。" })),
  general: z._default(z.array(z.string()), ["general", "通用", "开源"]).check(
    described({
      en: "The values of the field that stand for general rows.",
      "zh-cn": "该字段取哪些值时视为通用数据。",
    }),
  ),
  from: z._default(z.number().check(z.positive()), domainRatioOfGuide.from).check(
    described({
      en: "The fewest general rows for each special row.",
      "zh-cn": "每一行专业数据至少对应多少行通用数据。",
    }),
  ),
  to: z._default(z.number().check(z.positive()), domainRatioOfGuide.to).check(
    described({
      en: "The most general rows for each special row.",
      "zh-cn": "每一行专业数据至多对应多少行通用数据。",
    }),
  ),
  leastRows: z
    ._default(z.int().check(z.positive()), 1000)
    .check(described({ en: "Smaller sets are not looked at.", "zh-cn": "行数少于此值的数据集不检查。" })),
});

/** The field that tells domains apart. */
export interface Domains {
  readonly field: string;
  /** Its values that stand for general rows. */
  readonly general: readonly string[];
}

/** How domains are told apart, as the rule has it configured; undefined where it names no field. */
export function configuredDomains(rules: RunOptions<unknown>["rules"]): Domains | undefined {
  return domainsOf(rules?.get(domainRatio.id)?.options);
}

/** How domains are told apart by options of the rule; undefined where they name no field. */
export function domainsOf(given: unknown): Domains | undefined {
  const { field, general } = z.parse(options, given ?? {});
  return field === undefined ? undefined : { field, general };
}

export const domainRatio = setRule({
  id: "dataset/domain-ratio",
  title: { en: "General to special", "zh-cn": "通用与专业的比例" },
  description: {
    en: "Models for one domain are mostly trained on 1 to 5 general rows for each row of the domain, so that they do not forget what they could do. The rule needs to know which rows are general: name the `field` that says where a row comes from, and its values that are `general`. Without it, the rule is silent.",
    "zh-cn":
      "垂直领域的模型通常为每条专业数据配 1 到 5 条通用数据，以免遗忘原有的能力。需要告诉规则哪些行是通用的：用 `field` 指定标明来源的字段，用 `general` 列出属于通用的取值；未设置时不作判断。",
  },
  guide: {
    en: "Base, open to special: the ratios that can be found are mostly 5:1 to 1:1.",
    "zh-cn": "base 开源:专业：能找到的一般在5:1到1:1",
  },
  severity: { prompts: "off", else: "information" },
  messages: {
    outside: {
      en: "{general} general and {special} special rows ({ratio}); {to}:1 to {from}:1 is usual.",
      "zh-cn": "通用 {general} 条，专业 {special} 条（{ratio}）；常见的比例是 {to}:1 到 {from}:1。",
    },
  },
  options,
  domainField: ({ field }) => field,
  start({ options: { field, general: names, from, to, leastRows } }) {
    if (field === undefined) return undefined;
    const isGeneral = new Set(names);
    let general = 0;
    let special = 0;
    return {
      add({ domain }) {
        if (domain === undefined) return;
        if (isGeneral.has(domain)) general++;
        else special++;
      },
      finish(report) {
        if (general + special < leastRows) return;
        const ratio = general / special;
        if (ratio >= from && ratio <= to) return;
        report({
          message: "outside",
          row: undefined,
          data: { general, special, ratio: ratioText(general, special), from, to },
        });
      },
    };
  },
  examples: [
    { language: "en", text: general.repeat(4) + special, problems: 0, options: exampleOptions },
    { language: "en", text: general.repeat(6) + special, problems: 1, options: exampleOptions },
    { language: "en", text: general.repeat(6) + special, problems: 0 },
    { language: "zh", text: (generalInChinese + specialInChinese).repeat(2), problems: 0, options: optionsInChinese },
    { language: "zh", text: generalInChinese + specialInChinese.repeat(4), problems: 1, options: optionsInChinese },
  ],
});
