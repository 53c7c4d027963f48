import { isMap, parseDocument } from "yaml";
import { parse } from "zod/v4/core";
import { nearDuplicate } from "../../dataset/set/rules/near-duplicate";
import { localize, type Locale, type Localized } from "../../lint/locale";
import type { Recipe, Step } from "../recipe/recipe";
import { columns, flattening, puttingBack, type Column, type Compared } from "./flattening";
import type { Operator } from "./operator";
import { translationOf, type Equal } from "./operators";

/** A step, as people count, and what is said of it. */
export interface StepNote {
  readonly step: number;
  /** A rule, `languages`, or a ratio. */
  readonly what: string;
  readonly says: string;
}

/** A recipe for Data-Juicer. */
export interface DataJuicerRecipe {
  readonly yaml: string;
  /** Steps with operators, and where the two differ. */
  readonly near: readonly (StepNote & { readonly operators: readonly string[] })[];
  /** Steps without an equal, and why. */
  readonly without: readonly StepNote[];
  /** The columns that rows are given, since operators read texts. */
  readonly flattened: readonly Column[];
}

export interface DataJuicerOptions {
  /** For Ray, on many machines. */
  readonly ray: boolean;
  readonly locale: Locale;
}

const words = {
  head: {
    en: "Made by Winnow of the recipe {name}, for Data-Juicer 1.6. Run: dj-process --config THIS_FILE --dataset_path ROWS.jsonl --export_path CLEAN.jsonl",
    "zh-cn":
      "由 Winnow 根据配方 {name} 生成，适用于 Data-Juicer 1.6。运行：dj-process --config 本文件 --dataset_path 数据.jsonl --export_path 结果.jsonl",
  },
  install: {
    en: "It needs: pip install py-data-juicer aiohttp scipy{more}. Rows must be JSON Lines; the result has the columns {columns} besides its own.",
    "zh-cn":
      "需要：pip install py-data-juicer aiohttp scipy{more}。数据须为 JSON Lines；结果中会多出 {columns} 这些列。",
  },
  without: { en: "Steps without an equal in Data-Juicer:", "zh-cn": "在 Data-Juicer 中没有对应算子的步骤：" },
  step: { en: "Step {step}, {what}: {says}", "zh-cn": "步骤 {step}，{what}：{says}" },
  flatten: {
    en: "Operators read texts: fields, messages and turns as columns of text.",
    "zh-cn": "算子只读取文本：把字段、消息和轮次展开为文本列。",
  },
  putBack: {
    en: "Changed texts go back to where they come from.",
    "zh-cn": "把修改后的文本写回原来的位置。",
  },
  again: {
    en: "Data-Juicer takes what an earlier operator of this name has computed, of another column: computed anew.",
    "zh-cn": "同名算子会沿用此前对另一列的计算结果，因此重新计算。",
  },
} satisfies Record<string, Localized>;

/** Gives the recipe for Data-Juicer that comes nearest to a recipe, every parameter spelled out. */
export function toDataJuicer(recipe: Recipe, { ray, locale }: DataJuicerOptions): DataJuicerRecipe {
  const say = (what: keyof typeof words, data = {}): string => localize(words[what], locale, data);
  const translated = recipe.steps.map((step, i) => ({
    step: i + 1,
    what: step.rule ?? (step.languages === undefined ? `ratio ${step.ratio}` : "languages"),
    translation: translationOf(step, ray),
  }));
  const near = translated.flatMap(({ step, what, translation }) => {
    if ("why" in translation) return [];
    const says = translation.differs[locale];
    return [{ step, what, says, operators: translation.operators.map(({ name }) => name), translation }];
  });
  const without = translated.flatMap(({ step, what, translation }) =>
    "why" in translation ? [{ step, what, says: translation.why[locale] }] : [],
  );
  const flattened = columnsOf(near.map(({ translation }) => translation));
  const flatten = flattening(new Set(flattened), comparedBy(recipe.steps));
  const process = new Process(flattened.length > 0, flatten, {
    flatten: say("flatten"),
    putBack: say("putBack"),
    again: say("again"),
  });
  for (const { step, what, says, translation } of near) process.add(translation, say("step", { step, what, says }));
  const more = near.some(({ operators }) => operators.includes("language_id_score_filter")) ? " fasttext-predict" : "";
  const head = [
    say("head", { name: recipe.name ?? "?" }),
    say("install", { more: `${more}${ray ? " ray" : ""}`, columns: flattened.join(", ") }),
    ...(without.length === 0 ? [] : [say("without"), ...without.map((note) => `  ${say("step", note)}`)]),
  ];
  return {
    yaml: process.text(head, settings(ray)),
    near: near.map(({ step, what, says, operators }) => ({ step, what, says, operators })),
    without,
    flattened,
  };
}

/** What holds for the whole run. Errors of operators are not passed over, and nothing is taken from earlier runs. */
function settings(ray: boolean): object {
  return {
    project_name: "winnow",
    dataset_path: "./rows.jsonl",
    export_path: "./clean.jsonl",
    executor_type: ray ? "ray" : "default",
    ...(ray && { ray_address: "auto" }),
    np: 1,
    // The columns are there only behind the first operator.
    text_keys: null,
    strict_preflight: false,
    skip_op_error: false,
    use_cache: false,
    op_fusion: false,
    open_tracer: false,
    open_monitor: false,
    keep_stats_in_res_ds: false,
    keep_hashes_in_res_ds: false,
  };
}

function columnsOf(equals: readonly Equal[]): Column[] {
  const used = equals.map(({ operators }) => JSON.stringify(operators)).join("\n");
  return columns.filter((column) => used.includes(column));
}

/** What the recipe's first step about near duplicates compares. */
function comparedBy(steps: readonly Step[]): Compared {
  const step = steps.find(({ rule }) => rule === nearDuplicate.id);
  return parse(nearDuplicate.options!, step?.options ?? {}) as Compared;
}

// What an operator takes from one of its name before it, and how that is computed of another column.
const carried: Readonly<Record<string, (column: string) => string>> = {
  text_length_filter: (column) =>
    `lambda row: {**row, '__dj__stats__': {**row['__dj__stats__'], 'text_len': len(row['${column}'])}}`,
  document_deduplicator: (column) =>
    `lambda row: {**row, '__dj__hash': __import__('hashlib').md5(row['${column}'].strip().encode('utf-8')).hexdigest()}`,
};

interface Comments {
  readonly flatten: string;
  readonly putBack: string;
  readonly again: string;
}

/** The operators in their order, with what must come between them. */
class Process {
  private readonly parts: { readonly operator: Operator; readonly says: string }[] = [];
  private readonly flatten: Operator;
  // One object each, so that YAML names it and then only refers to it.
  private readonly putBack = lambda(puttingBack());
  private isChanged = false;
  private readonly read = new Map<string, unknown>();

  constructor(
    flattens: boolean,
    flatten: string,
    private readonly comments: Comments,
  ) {
    this.flatten = lambda(flatten);
    if (flattens) this.push(this.flatten, comments.flatten);
  }

  add({ operators, changes }: Equal, says: string): void {
    if (this.isChanged && !changes) {
      this.push(this.putBack, this.comments.putBack);
      this.push(this.flatten, this.comments.flatten);
    }
    for (const operator of operators) {
      this.refresh(operator);
      this.push(operator, says);
    }
    this.isChanged = changes;
  }

  /** The whole as YAML. */
  text(head: readonly string[], settings: object): string {
    if (this.isChanged) this.push(this.putBack, this.comments.putBack);
    this.isChanged = false;
    const document = parseDocument("");
    const process = this.parts.map(({ operator: { name, parameters } }) => ({ [name]: parameters }));
    document.contents = document.createNode({ ...settings, process }) as never;
    document.commentBefore = comment(head);
    for (const [i, { says }] of this.parts.entries()) {
      const node = document.getIn(["process", i], true);
      if (isMap(node)) node.commentBefore = comment([says]);
    }
    return document.toString({ lineWidth: 0, blockQuote: "literal" });
  }

  private refresh({ name, parameters: { text_key: column } }: Operator): void {
    const before = this.read.get(name);
    this.read.set(name, column);
    if (before === undefined || before === column) return;
    const compute = carried[name];
    if (compute !== undefined) this.push(lambda(compute(String(column))), this.comments.again);
  }

  private push(operator: Operator, says: string): void {
    this.parts.push({ operator, says });
  }
}

function lambda(code: string): Operator {
  return { name: "python_lambda_mapper", parameters: { lambda_str: code, batched: false } };
}

function comment(lines: readonly string[]): string {
  return lines.map((line) => ` ${line}`).join("\n");
}
