import * as z from "zod/mini";
import { figuresSchema } from "../../dataset/profile/schema";
import { actions } from "../recipe/recipe";

const count = z.int().check(z.nonnegative());
const sha256 = z.string().check(z.describe("Of the bytes, unpacked, in hexadecimal."));

const stepReportSchema = z.strictObject({
  step: count.check(z.describe("1-based.")),
  what: z.string().check(z.describe("A rule, `languages`, or a ratio.")),
  action: z.enum(actions),
  found: count,
  dropped: count,
  changed: count,
  left: count.check(z.describe("Rows behind the step.")),
});
/** What a step has done, and how many rows were left behind it. */
export type StepReport = z.infer<typeof stepReportSchema>;

const groupsSchema = z.strictObject({
  step: count.check(z.describe("1-based.")),
  rule: z.string(),
  sizes: z.array(
    z.strictObject({
      from: count.check(z.describe("The fewest rows of a group, the one that stays among them.")),
      to: z.optional(count).check(z.describe("The most of them; without it, there is no most.")),
      groups: count,
    }),
  ),
});

const sampleSchema = z.strictObject({
  row: count.check(z.describe("1-based.")),
  step: count.check(z.describe("1-based; 0 for a row that does not parse.")),
  reason: z.optional(z.string()).check(z.describe("Why it went; missing where it was changed.")),
  before: z.string(),
  after: z.optional(z.string()).check(z.describe("What it says now; missing where it went.")),
});

/** A row that a step has dropped or changed. */
export type Sample = z.infer<typeof sampleSchema>;

/** What was cleaned, by what, and what came of it: the report of `winnow clean` as `.json`, and what its page is made from. */
export const cleaningReportSchema = z.strictObject({
  version: z.string().check(z.describe("Winnow's. The same input, recipe and version give the same report.")),
  recipe: z.strictObject({ name: z.optional(z.string()), sha256: z.string() }),
  input: z.optional(z.strictObject({ name: z.string(), bytes: count, sha256 })),
  clean: z.optional(z.strictObject({ sha256 })),
  rows: count,
  kept: count,
  rejected: count,
  changed: count,
  pairs: count.check(z.describe("How many of the rejected rows are the worse halves of preference pairs.")),
  unparsed: count.check(z.describe("Rows that did not parse, which no step has dropped.")),
  steps: z.array(stepReportSchema),
  figures: z
    .optional(z.strictObject({ before: figuresSchema, after: figuresSchema }))
    .check(z.describe("The set before and after; missing where nothing was written.")),
  groups: z
    .array(groupsSchema)
    .check(
      z.describe("The groups that steps found of which one row stays, by their sizes, each by what the step saw."),
    ),
  samples: z
    .array(sampleSchema)
    .check(z.describe("The riskiest few rows that each step dropped or changed; empty where nothing was written.")),
});
export type CleaningReport = z.infer<typeof cleaningReportSchema>;
