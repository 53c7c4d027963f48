import type * as z from "zod/mini";
import { safeParse } from "zod/v4/core";
import { rowRules } from "../../dataset/rules";
import type { Localized } from "../../lint/locale";
import type { Step } from "./step";
import { groupRules, optionsOf, ratioRules, ratios } from "./step-rules";

const rowRuleIds: ReadonlySet<string> = new Set(rowRules.map(({ id }) => id));

// What can be masked: what should not be seen.
const maskable: readonly string[] = ["dataset/pii", "dataset/secret"];

// The rule for whole sets whose finding can be cut from the rows.
const cuttable = "dataset/duplicate-sentence";

const pairable = "dataset/conflicting-outputs";

// Of these no row is at fault.
const wholeSetRules: readonly string[] = ["dataset/size", ...Object.values(ratioRules)];

interface Wrong {
  /** Within the step. */
  readonly path: readonly string[];
  readonly says: Localized;
}

/** What no schema of a field can say against a step, given those before it; undefined where nothing is wrong. */
export function wrongWith(step: Step, earlier: readonly Step[]): Wrong | undefined {
  const { rule: id, languages, ratio, options } = step;
  if ([id, languages, ratio].filter((what) => what !== undefined).length !== 1) {
    const en = "{where} needs one of rule, languages and ratio.";
    return { path: [], says: { en, "zh-cn": "{where} 需要 rule、languages、ratio 三者之一。" } };
  }
  // At the rule, as it may be that no action is written.
  if (wholeSetRules.includes(id ?? "") && step.action !== "flag") return { path: ["rule"], says: noRowsOf(id!) };
  const action = wrongAction(step);
  if (action !== undefined) return { path: ["action"], says: action };
  if (step.action === "mask" && earlier.some(({ action: before }) => before === "pair")) {
    const en = "{where}: a step before makes preference pairs, in which private data would stay; mask first.";
    return { path: ["action"], says: { en, "zh-cn": "{where}：此前的步骤已做成偏好数据，其中会留下隐私；请先遮盖。" } };
  }
  if (step.keep !== undefined && !groupRules.has(id ?? "")) {
    const en = `{where}: this step finds no groups of which a row could stay; leave it out, or use it with ${[...groupRules].join(", ")}.`;
    const chinese = `{where}：该步骤不会找出成组的行，无从选择保留哪一行；请去掉，或用于 ${[...groupRules].join("、")}。`;
    return { path: ["keep"], says: { en, "zh-cn": chinese } };
  }
  if (step.seed !== undefined && ratio === undefined) {
    const en = "{where}: only a ratio chooses rows by chance; leave it out.";
    return { path: ["seed"], says: { en, "zh-cn": "{where}：只有 ratio 步骤会随机选取，请去掉。" } };
  }
  if (options !== undefined && optionsOf(step) === undefined) {
    const en = "{where}: this step has no options.";
    return { path: ["options"], says: { en, "zh-cn": "{where}：该步骤没有选项。" } };
  }
  return undefined;
}

/** What is wrong with the action of a step. */
function wrongAction({ rule: id = "", ratio, languages, action }: Step): Localized | undefined {
  if (action === "mask" && !maskable.includes(id)) {
    const en = `{where} can be mask only for ${maskable.join(" and ")}.`;
    return { en, "zh-cn": `{where} 只有在规则为 ${maskable.join("、")} 时才能是 mask。` };
  }
  if (action === "pair" && id !== pairable) {
    const en = `{where} can be pair only for ${pairable}.`;
    return { en, "zh-cn": `{where} 只有在规则为 ${pairable} 时才能是 pair。` };
  }
  if (action === "fix" && (ratio ?? languages) !== undefined) {
    return { en: "{where} can only be drop or flag here.", "zh-cn": "此处的 {where} 只能是 drop 或 flag。" };
  }
  if (action === "fix" && id !== cuttable && !rowRuleIds.has(id)) {
    return {
      en: "{where}: what this rule has against a row cannot be fixed; drop it, or flag it.",
      "zh-cn": "{where}：该规则发现的问题无法修复，请用 drop 或 flag。",
    };
  }
  return undefined;
}

/** What is said where rows are to go, or change, for a rule that speaks of none. */
function noRowsOf(rule: string): Localized {
  const ratio = ratios.find((name) => ratioRules[name] === rule);
  const en =
    "{where}: this rule is about the set as a whole, so nothing can be done to a row for it; write action: flag";
  const chinese = "{where}：该规则针对整个数据集，无法据此处理某一行；请写 action: flag";
  if (ratio === undefined) return { en: `${en}.`, "zh-cn": `${chinese}。` };
  return { en: `${en}, or ratio: ${ratio} in the place of the rule.`, "zh-cn": `${chinese}，或改用 ratio: ${ratio}。` };
}

/** What is wrong with the options of a step, by the schema of its rule. */
export function wrongOptions(step: Step): readonly z.core.$ZodIssue[] {
  const schema = optionsOf(step);
  if (step.options === undefined || schema === undefined) return [];
  const parsed = safeParse(schema, step.options, { reportInput: true });
  return parsed.success ? [] : parsed.error.issues;
}
