import * as z from "zod/mini";
import { descriptionsKey } from "../../src/lint/described";
import { recipeSchema } from "../../src/clean/recipe/recipe";
import { cleaningReportSchema } from "../../src/clean/write/report-schema";
import { configurationSchema } from "../../src/dataset/configuration";
import { documentedDatasetRules } from "../../src/dataset/documented-rules";
import { reportSchema } from "../../src/dataset/report";

/** The JSON schemas of `.winnow.json`, of recipes, of what `winnow check --format json` prints and of cleanings' reports, by path. */
export function schemaFiles(): Map<string, string> {
  return new Map([
    ["media/winnow.schema.json", jsonSchema(configurationSchema(), "input")],
    ["media/winnow-recipe.schema.json", recipeJsonSchema()],
    ["media/winnow-report.schema.json", jsonSchema(reportSchema, "output")],
    ["media/winnow-cleaning-report.schema.json", jsonSchema(cleaningReportSchema, "output")],
  ]);
}

/** Of each step, the options are those of its rule. */
function recipeJsonSchema(): string {
  const schema = JSON.parse(jsonSchema(recipeSchema, "input")) as { properties: { steps: { items: object } } };
  const ofRules = documentedDatasetRules.flatMap(({ id, options }) => {
    if (options === undefined) return [];
    const { $schema: _, ...own } = JSON.parse(jsonSchema(options as z.ZodMiniType, "input")) as Record<string, unknown>;
    return [
      { if: { properties: { rule: { const: id } }, required: ["rule"] }, then: { properties: { options: own } } },
    ];
  });
  Object.assign(schema.properties.steps.items, { allOf: ofRules });
  return JSON.stringify(schema, undefined, 2) + "\n";
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
