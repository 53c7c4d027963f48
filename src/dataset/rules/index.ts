import type { RowRule } from "../rule";
import { emptyOutput } from "./empty-output";
import { jsonSyntax } from "./json-syntax";

/** Every rule that looks at one row, in the order in which the documentation lists them. */
export const rowRules: readonly RowRule[] = [jsonSyntax, emptyOutput];
