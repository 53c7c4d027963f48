import * as z from "zod/mini";
import { configurationFileSchema, reportedProblemSchema, summarySchema } from "../lint/report";
import { promptFileSchema } from "../prompt/report";
import type { DatasetFacts } from "./check";
import { containers, type Container } from "./container/container";

const count = z.int().check(z.nonnegative());

const datasetFactsSchema = z.strictObject({
  container: z.enum(containers).check(z.describe("How the file holds its rows, by its content.")),
  format: z.string().check(z.describe("The format that most rows have, such as `alpaca`, or `unknown`.")),
  rows: count,
  unparsed: count.check(z.describe("Rows that do not parse.")),
});
export type ReportedDataset = z.infer<typeof datasetFactsSchema>;

const datasetFileSchema = z.strictObject({
  path: z.string(),
  kind: z.literal("dataset"),
  dataset: datasetFactsSchema,
  error: z.optional(z.string()).check(z.describe("Why the file could not be read to its end.")),
  output: z
    .optional(z.string())
    .check(z.describe("The text after `--fix`, for a dataset that came from standard input.")),
  problems: z.array(reportedProblemSchema),
});

/** The JSON document that `winnow check --format json` prints. */
export const reportSchema = z.strictObject({
  version: z.literal(1),
  files: z.array(z.discriminatedUnion("kind", [promptFileSchema, datasetFileSchema, configurationFileSchema])),
  summary: summarySchema,
});

/** What a report tells of a dataset beside its problems. */
export function reportedDataset(container: Container, { format, rows, unparsed }: DatasetFacts): ReportedDataset {
  return { container, format: format?.id ?? "unknown", rows, unparsed };
}
