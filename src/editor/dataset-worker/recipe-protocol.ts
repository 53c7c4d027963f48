import type { RecipeCompletion } from "../../clean";
import type { ConfigurationIssue } from "../../lint/configuration-text";
import type { Locale } from "../../lint/locale";
import type { Call } from "./call";

/** The text of a recipe that is being edited. */
export interface RecipeText {
  readonly text: string;
  readonly isYaml: boolean;
  readonly locale: Locale;
}

export interface RecipeRequests {
  /** What is wrong with a recipe. */
  "recipe/issues": Call<RecipeText, readonly ConfigurationIssue[]>;
  /** What can be written at an offset of a recipe in YAML. */
  "recipe/complete": Call<RecipeText & { readonly offset: number }, readonly RecipeCompletion[]>;
}
