import { localize, type Locale, type Localized } from "../../lint/locale";
import { shareText } from "../../dataset/profile/numbers";
import type { CleaningReport } from "./report";

const words = {
  nothingStays: {
    en: "No row stays: is the recipe for another kind of dataset?",
    "zh-cn": "没有任何行保留：该配方是否适用于这类数据集？",
  },
  many: {
    en: "Step {step}, {what}, drops {share} of the rows that come to it; look at what goes before you use the result.",
    "zh-cn": "步骤 {step}（{what}）剔除了到达该步骤的 {share} 的行；使用结果之前请先看看剔除了什么。",
  },
} satisfies Record<string, Localized>;

// From this share on, what a step drops is hardly the exception that a recipe is written for.
const most = 0.5;
// Of fewer rows a share says little.
const fewest = 20;

/** What people should know before they use what a cleaning left: sentences, none where all is as one expects. */
export function warningsOf(
  { rows, kept, unparsed, steps }: Pick<CleaningReport, "rows" | "kept" | "unparsed" | "steps">,
  locale: Locale,
): string[] {
  const warnings = rows > 0 && kept === 0 ? [words.nothingStays[locale]] : [];
  let before = rows - unparsed;
  for (const { step, what, dropped, left } of steps) {
    if (before >= fewest && dropped >= before * most) {
      warnings.push(localize(words.many, locale, { step, what, share: shareText(dropped, before) }));
    }
    before = left;
  }
  return warnings;
}
