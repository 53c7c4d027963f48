import type { ErrorObject, ValidateFunction } from "ajv";
import type { Path } from "../row/layout";
import type { JsonSchema } from "./typescript-type";

/** How a value differs from a schema, at one place. */
export interface StructureIssue {
  /** Where in the value. */
  readonly path: Path;
  /** The schema's keyword that fails: `required`, `type`, `enum`… */
  readonly keyword: string;
  /** What the keyword asks for, as text. */
  readonly wanted: string;
  /** ajv's own words, in English. */
  readonly message: string;
}

export type Validator = (value: unknown) => StructureIssue[];

/** A validator for a JSON Schema (draft 7, or 2019-09 and 2020-12 where `$schema` says so). Throws for what is none. */
export function validatorFor(schema: JsonSchema): Validator {
  const validate = compile(schema);
  return (value) => {
    if (validate(value)) return [];
    return narrowed(validate.errors ?? []).map(issueOf);
  };
}

// The library takes some milliseconds to load, and few datasets need it.
function compile(schema: JsonSchema): ValidateFunction {
  const draft = typeof schema === "object" ? String(schema["$schema"] ?? "") : "";
  const options = { allErrors: true, strict: false, logger: false, unicodeRegExp: true } as const;
  const ajv = /20(?:19|20)-\d\d/.test(draft)
    ? new (require("ajv/dist/2020") as typeof import("ajv/dist/2020")).Ajv2020(options)
    : new (require("ajv") as typeof import("ajv")).Ajv(options);
  (require("ajv-formats") as typeof import("ajv-formats")).default(ajv);
  return ajv.compile(schema);
}

/** Of alternatives none of which fits, ajv tells what is wrong with each; that none fits says it better. */
function narrowed(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  return errors.filter(
    (error) =>
      !unions.some((union) => error !== union && error.schemaPath.startsWith(`${union.schemaPath}/`)) &&
      error.keyword !== "if",
  );
}

function issueOf({ instancePath, keyword, params, message = "" }: ErrorObject): StructureIssue {
  const path = instancePath
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { path, keyword, wanted: wantedBy(keyword, params as Readonly<Record<string, unknown>>), message };
}

function wantedBy(keyword: string, params: Readonly<Record<string, unknown>>): string {
  switch (keyword) {
    case "required":
      return String(params["missingProperty"]);
    case "additionalProperties":
      return String(params["additionalProperty"]);
    case "type":
      return [params["type"]].flat().join(", ");
    case "enum":
      return (params["allowedValues"] as readonly unknown[]).map((value) => JSON.stringify(value)).join(", ");
    case "const":
      return JSON.stringify(params["allowedValue"]);
    default:
      return "";
  }
}
