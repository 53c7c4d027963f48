import { parse } from "zod/v4/core";
import { DatasetCheck } from "../../dataset/check";
import { domainRatio } from "../../dataset/set/rules/domain-ratio";
import { rowKeys, type RowKeys } from "../../dataset/set/row-keys";
import { turnRatio } from "../../dataset/set/rules/turn-ratio";
import { localize, type Localized } from "../../lint/locale";
import { mix } from "../../text/mix";
import type { Decisions } from "./decisions";
import type { LeftRows } from "./left-rows";
import { ratioRules } from "../recipe/recipe";
import type { NumberedStep } from "./stages";

const reason: Localized = {
  en: "Left out by chance, so that there are {from} to {to} {first} for each of {second}.",
  "zh-cn": "随机去掉，使{first}与{second}之比在 {from}:1 到 {to}:1 之间。",
};

const classes = {
  turns: {
    first: { en: "single-turn rows", "zh-cn": "单轮" },
    second: { en: "several turns", "zh-cn": "多轮" },
  },
  domains: {
    first: { en: "general rows", "zh-cn": "通用数据" },
    second: { en: "the domain", "zh-cn": "专业数据" },
  },
} satisfies Record<string, Record<"first" | "second", Localized>>;

/** Whether a row belongs to the first of the two that are in proportion, the second, or neither. */
type Classify = (keys: RowKeys) => "first" | "second" | undefined;

/**
 * Leaves rows out, chosen by chance but the same each time, until two classes of them are in the proportion that the
 * guide's figures allow. Where dialogues lead, as many as there are may stay.
 */
export async function runRatioStage(left: LeftRows, decisions: Decisions, { number, step }: NumberedStep) {
  const ratio = step.ratio!;
  const { from, to, field, classify } = asked(ratio, step.options ?? {});
  const rows: Record<"first" | "second", number[]> = { first: [], second: [] };
  const count = (row: number, keys: RowKeys): void => {
    const which = classify(keys);
    if (which !== undefined) rows[which].push(row);
  };
  if (field === undefined) await countKeys(left, count);
  else await countRows(left, field, count);
  const { locale } = left.options;
  const [first, second] = [localize(classes[ratio].first, locale), localize(classes[ratio].second, locale)];
  const data = { from, to, first, second };
  for (const row of tooMany(rows.first, rows.second, { from, to, seed: step.seed ?? 1, ratio })) {
    decisions.find(number);
    if (step.action === "drop")
      decisions.reject(row, { step: number, rule: ratioRules[ratio], reason: localize(reason, locale, data) });
  }
}

type Count = (row: number, keys: RowKeys) => void;

async function countKeys(left: LeftRows, count: Count): Promise<void> {
  const keys = await left.keys();
  for (const place of left.places(keys)) count(keys.rowAt(place), keys.at(place));
}

/** Kept keys do not know what a field holds. */
async function countRows(left: LeftRows, domainField: string, count: Count): Promise<void> {
  const check = new DatasetCheck(left.checkOptions([]), {
    row: (row) => {
      if (row.object !== undefined) count(row.number, rowKeys(row, { domainField }));
    },
  });
  await left.read((row, file) => check.add(row, file));
  check.finish();
}

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly field: string | undefined;
  readonly classify: Classify;
}

function asked(ratio: "turns" | "domains", options: object): Asked {
  if (ratio === "turns") {
    const { from, to } = parse(turnRatio.options!, options);
    return { from, to, field: undefined, classify: ({ rounds }) => classOfRounds(rounds) };
  }
  const { from, to, field, general } = parse(domainRatio.options!, options);
  const isGeneral = new Set(general);
  return {
    from,
    to,
    field,
    classify: ({ domain }) => (domain === undefined ? undefined : isGeneral.has(domain) ? "first" : "second"),
  };
}

function classOfRounds(rounds: number): "first" | "second" | undefined {
  return rounds === 0 ? undefined : rounds === 1 ? "first" : "second";
}

interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  readonly ratio: "turns" | "domains";
}

/** The rows that go: of the class of which there are too many, those that chance takes. */
function tooMany(first: readonly number[], second: readonly number[], { from, to, seed, ratio }: Bounds): number[] {
  if (first.length === 0 || second.length === 0) return [];
  const most = Math.floor(second.length * to);
  if (first.length > most) return chosen(first, first.length - most, seed);
  const leads = ratio === "domains" || first.length > second.length;
  const mostSecond = Math.floor(first.length / from);
  return leads && second.length > mostSecond ? chosen(second, second.length - mostSecond, seed) : [];
}

/** `count` of the rows, the same for the same seed. */
function chosen(rows: readonly number[], count: number, seed: number): number[] {
  const by = (row: number): number => mix(mix(row + 1) ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  return [...rows].sort((a, b) => by(a) - by(b) || a - b).slice(0, count);
}
