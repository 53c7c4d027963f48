import * as z from "zod/mini";
import { severities } from "../../lint/problem";
import { containers } from "../container/container";
import { datasetKinds } from "../format/format";
import { roles } from "../row/view";

const count = z.int().check(z.nonnegative());
const amount = z.number().check(z.nonnegative());

const binSchema = z.strictObject({
  from: count,
  to: count.check(z.describe("The first value that no longer belongs to the bar.")),
  rows: count,
});

const distributionSchema = z.strictObject({
  total: count,
  mean: amount,
  least: count,
  most: count,
  quantiles: z
    .strictObject({ p5: count, p25: count, p50: count, p75: count, p95: count, p99: count })
    .check(z.describe("Off by less than 1 %.")),
  histogram: z.array(binSchema),
});
export type ProfileDistribution = z.infer<typeof distributionSchema>;

const perplexity = z.number().check(z.gte(1));

const perplexitySchema = z
  .strictObject({
    model: z.string().check(z.describe("The language model whose scores these are, by the name of its folder.")),
    scored: count.check(z.describe("Rows of which `winnow score` or the editor has found the score before.")),
    judged: count.check(
      z.describe("Those that are long enough for it to say something; they alone are counted below."),
    ),
    distribution: z.optional(
      z.strictObject({
        least: perplexity,
        most: perplexity.check(z.describe("1e12 stands for all beyond as well.")),
        quantiles: z
          .strictObject({
            p1: perplexity,
            p5: perplexity,
            p25: perplexity,
            p50: perplexity,
            p75: perplexity,
            p95: perplexity,
            p99: perplexity,
          })
          .check(z.describe("Off by about 1 %.")),
        histogram: z
          .array(z.strictObject({ from: perplexity, to: perplexity, rows: count }))
          .check(z.describe("Bars of 1.2 % each, without those that have no rows; the last holds all beyond as well.")),
      }),
    ),
  })
  .check(z.describe("The exponential of the nats for each token that begins a character."));
export type ProfilePerplexity = z.infer<typeof perplexitySchema>;

const lengthsSchema = z.strictObject({
  prompt: distributionSchema.check(z.describe("All that the model is given.")),
  answer: distributionSchema.check(z.describe("All that it is to answer.")),
  row: distributionSchema.check(z.describe("Both together.")),
});

/** A figure that the guide names, and where a set stands against it. */
const standingSchema = z.strictObject({
  figure: z.enum(["turns", "domains", "size-lora", "size-full"]),
  value: z
    .nullable(amount)
    .check(z.describe("A ratio's first side where the second is 1; null where it cannot be said.")),
  counts: z.array(count).check(z.describe("What the value is made of: the two sides of a ratio, or the rows.")),
  from: amount,
  to: amount,
  verdict: z.enum(["below", "within", "above", "unknown"]),
});
export type Standing = z.infer<typeof standingSchema>;

/** What a dataset is made of: what `winnow profile --format json` prints, and pages are made from. */
export const profileSchema = z.strictObject({
  version: z.literal(1),
  files: z.array(
    z.strictObject({
      path: z.string(),
      bytes: count,
      container: z.enum(containers),
      format: z.string().check(z.describe("The format that most rows have, such as `alpaca`, or `unknown`.")),
      kind: z.enum(datasetKinds),
      rows: count,
      unparsed: count,
    }),
  ),
  rows: count,
  unparsed: count.check(z.describe("Rows that do not parse.")),
  formats: z.array(z.strictObject({ format: z.string(), rows: count })),
  turns: z.strictObject({
    single: count.check(z.describe("Rows in which the user speaks once.")),
    multi: count.check(z.describe("Rows in which the user speaks more than once.")),
    none: count.check(z.describe("Rows in which the user does not speak, such as plain text.")),
    histogram: z.array(z.strictObject({ rounds: count, rows: count })),
  }),
  roles: z.array(z.strictObject({ role: z.enum(roles), turns: count, rows: count })),
  systemPrompts: z.strictObject({
    rows: count.check(z.describe("Rows that have one.")),
    distinct: count,
    isComplete: z.boolean().check(z.describe("False where there are more than `distinct`.")),
    most: z.array(z.strictObject({ text: z.string(), rows: count })),
  }),
  languages: z
    .array(z.strictObject({ language: z.string(), rows: count }))
    .check(z.describe("By ISO 639-1 codes; `mixed` is Chinese and English in one row.")),
  characters: lengthsSchema.check(z.describe("UTF-16 units of the texts.")),
  tokens: lengthsSchema.check(z.describe("As a modern tokenizer is likely to cut the texts, estimated.")),
  sampled: count.check(
    z.describe("Languages and tokens are counted in this many rows, spread over the set, and scaled up."),
  ),
  perplexity: z.optional(perplexitySchema),
  domains: z.optional(
    z.strictObject({
      field: z.string(),
      values: z.array(z.strictObject({ value: z.string(), rows: count, isGeneral: z.boolean() })),
    }),
  ),
  duplicates: z.strictObject({
    exact: count.check(z.describe("Rows that say the same as an earlier one.")),
    conflicting: count.check(z.describe("Rows that ask the same as an earlier one and have another answer.")),
    beginnings: count.check(z.describe("Rows that are the beginning of another.")),
  }),
  problems: z.strictObject({
    total: count,
    rows: count.check(z.describe("Rows that have any.")),
    severities: z.record(z.enum(severities), count),
    rules: z.array(
      z.strictObject({
        rule: z.string(),
        severity: z.enum(severities),
        problems: count,
        first: z.optional(z.strictObject({ path: z.string(), row: count.check(z.describe("1-based.")) })),
      }),
    ),
  }),
  guide: z.array(standingSchema).check(z.describe("Where the set stands against the figures that the guide names.")),
});
export type Profile = z.infer<typeof profileSchema>;

/** What rows are like, without what is wrong with them: what a report of a cleaning has of the set before and after. */
export const figuresSchema = z.pick(profileSchema, {
  rows: true,
  turns: true,
  languages: true,
  characters: true,
  tokens: true,
  sampled: true,
  perplexity: true,
  domains: true,
  guide: true,
});
export type Figures = z.infer<typeof figuresSchema>;
