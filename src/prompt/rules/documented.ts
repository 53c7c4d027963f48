import type { DocumentedRule } from "../../lint/rule-page";
import { unusedSuppression } from "../../lint/suppression/messages";
import { promptRules } from ".";

/** Every rule that may appear on a prompt, the engine's own included, as its page needs it. */
export const documentedRules: readonly DocumentedRule[] = [...promptRules, { ...unusedSuppression, examples: [] }];
