import * as z from "zod/mini";
import { severities } from "./problem";

const count = z.int().check(z.nonnegative());

const positionSchema = z.strictObject({ line: count, character: count });
const rangeSchema = z
  .strictObject({ start: positionSchema, end: positionSchema })
  .check(z.meta({ id: "range", description: "0-based, as in LSP." }));
const offsetSchema = z
  .tuple([count, count])
  .check(z.meta({ id: "offset", description: "Start and end, in UTF-16 units of the (unpacked) file." }));
const rowSchema = z
  .int()
  .check(z.positive(), z.meta({ id: "row", description: "The row of a dataset, counted from 1." }));

export const reportedProblemSchema = z
  .strictObject({
    rule: z.string(),
    severity: z.enum(severities),
    message: z.string(),
    row: z.optional(rowSchema),
    field: z.optional(z.string()).check(z.describe("The field at fault, as a path: `messages[2].content`.")),
    score: z.optional(z.number()).check(z.describe("How alike, from 0 to 1, where that is what the rule says.")),
    range: rangeSchema,
    offset: offsetSchema,
    fingerprint: z
      .optional(z.string())
      .check(z.describe("For `suppressions` in `.winnow.json`; it stays the same when the problem moves in its file.")),
    related: z
      .array(
        z.strictObject({
          message: z.string(),
          row: z.optional(rowSchema),
          range: z.optional(rangeSchema),
          offset: z.optional(offsetSchema),
        }),
      )
      .check(z.describe("Other places that explain it. In another row, only that row is given.")),
    fixes: z.array(
      z.strictObject({
        title: z.string(),
        preferred: z.boolean().check(z.describe("Safe to apply without looking; what `--fix` applies.")),
        edits: z.array(z.strictObject({ offset: offsetSchema, text: z.string() })),
      }),
    ),
    actions: z
      .optional(
        z.array(
          z.discriminatedUnion("kind", [
            z.strictObject({ kind: z.literal("drop"), title: z.string(), row: rowSchema }),
            z.strictObject({
              kind: z.literal("preference-pair"),
              title: z.string(),
              chosen: rowSchema,
              rejected: rowSchema,
            }),
          ]),
        ),
      )
      .check(
        z.describe(
          "What else could be done about rows of a dataset: drop another row, or make one of a preference format of two.",
        ),
      ),
  })
  .check(z.meta({ id: "problem" }));
export type ReportedProblem = z.infer<typeof reportedProblemSchema>;

export const summarySchema = z.strictObject({
  files: count,
  errors: count,
  warnings: count,
  information: count,
  hints: count,
  truncated: z.boolean(),
});

/** A configuration of which something is said, such as a suppression that nothing needs any more. */
export const configurationFileSchema = z.strictObject({
  path: z.string(),
  kind: z.literal("configuration"),
  problems: z.array(reportedProblemSchema),
});
