import { safeParse, type $ZodIssue, type $ZodType } from "zod/v4/core";
import { pathText, type Path } from "../row/layout";
import { fits } from "./fits";
import type { JsonObject } from "./format";

/** How a row differs from its format's schema, at one place. */
export interface ShapeIssue {
  /** The field is missing or null, holds a value of another type, or a text that is none of those known. */
  readonly kind: "missing" | "type" | "value";
  readonly path: Path;
  /** Names of JSON's types, or for `value` the texts known. */
  readonly expected: readonly string[];
}

/** Where `row` is not as `schema` says; null counts as missing. Fast where nothing is wrong. */
export function shapeIssues(schema: $ZodType, row: JsonObject): readonly ShapeIssue[] {
  // Several rules ask about one row.
  if (row !== lastRow || schema !== lastSchema) {
    lastIssues = fits(schema, row) ? none : findIssues(schema, row);
    lastRow = row;
    lastSchema = schema;
  }
  return lastIssues;
}

const none: readonly ShapeIssue[] = [];
let lastRow: JsonObject | undefined;
let lastSchema: $ZodType | undefined;
let lastIssues: readonly ShapeIssue[] = none;

function findIssues(schema: $ZodType, row: JsonObject): ShapeIssue[] {
  const issues = issuesOf(schema, row);
  if (issues.length === 0) return [];
  // Null where a field is optional is no issue, but neither is it one where the schema takes null.
  const strict = new Set(issuesOf(schema, withoutNulls(row) as JsonObject).map(({ path }) => pathText(path)));
  return issues.filter(({ path }) => strict.has(pathText(path)));
}

function issuesOf(schema: $ZodType, row: JsonObject): ShapeIssue[] {
  const result = safeParse(schema, row);
  return result.success ? [] : result.error.issues.flatMap((issue) => readIssue(issue, [], row));
}

function readIssue(issue: $ZodIssue, before: Path, row: JsonObject): ShapeIssue[] {
  const path = [...before, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  switch (issue.code) {
    case "invalid_type":
      return [{ kind: valueAt(row, path) == null ? "missing" : "type", path, expected: [jsonType(issue.expected)] }];
    case "invalid_value": {
      const kind = valueAt(row, path) == null ? "missing" : "value";
      return [{ kind, path, expected: issue.values.map(String) }];
    }
    case "invalid_union":
      return readUnion(issue.errors, path, row);
    default:
      return [{ kind: "value", path, expected: [] }];
  }
}

/** Of the schemas that could have taken a value, the one that it comes nearest to; all their types where none does. */
function readUnion(errors: readonly (readonly $ZodIssue[])[], path: Path, row: JsonObject): ShapeIssue[] {
  const near = errors.filter((issues) => issues.every((issue) => issue.path.length > 0));
  if (near.length > 0) {
    const nearest = near.reduce((best, issues) => (issues.length < best.length ? issues : best));
    return nearest.flatMap((issue) => readIssue(issue, path, row));
  }
  const own = errors.flat().flatMap((issue) => readIssue(issue, path, row));
  const kind = valueAt(row, path) == null ? "missing" : own.some((issue) => issue.kind === "type") ? "type" : "value";
  return [{ kind, path, expected: [...new Set(own.flatMap(({ expected }) => expected))] }];
}

/** The value at `path`; undefined where there is none. */
export function valueAt(row: JsonObject, path: Path): unknown {
  let value: unknown = row;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}

const jsonTypes: Readonly<Record<string, string>> = { tuple: "array", record: "object", int: "number" };

function jsonType(expected: string): string {
  return jsonTypes[expected] ?? expected;
}

// No schema looks deeper, and deeper recursion could overflow.
const deepest = 50;

function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > deepest || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, depth + 1));
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNulls(inner, depth + 1)]));
}
