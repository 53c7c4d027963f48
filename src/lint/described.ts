import { meta } from "zod/v4/core";
import type { Localized } from "./locale";

/** The key of a JSON schema under which `described` keeps the description in every language. */
export const descriptionsKey = "descriptions";

/** Describes a rule's option in every language; a check, as `z.describe` is. */
export function described<T>(description: Localized) {
  return meta<T>({ description: description.en, [descriptionsKey]: description });
}
