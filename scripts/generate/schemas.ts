import * as z from "zod/mini";
import { descriptionsKey } from "../../src/lint/described";
import { configurationSchema } from "../../src/dataset/configuration";
import { reportSchema } from "../../src/dataset/report";

/** The JSON schemas of `.winnow.json` and of what `winnow check --format json` prints, by path. */
export function schemaFiles(): Map<string, string> {
  return new Map([
    ["media/winnow.schema.json", jsonSchema(configurationSchema(), "input")],
    ["media/winnow-report.schema.json", jsonSchema(reportSchema, "output")],
  ]);
}

function jsonSchema(schema: z.ZodMiniType, io: "input" | "output"): string {
  // draft-07 is what VS Code's JSON support reads best.
  const converted = z.toJSONSchema(schema, {
    io,
    target: "draft-07",
    override: ({ jsonSchema }) => void delete jsonSchema[descriptionsKey],
  });
  return JSON.stringify(converted, undefined, 2) + "\n";
}
