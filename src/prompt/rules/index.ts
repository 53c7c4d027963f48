import type { PromptRule } from "../rule";
import { missingGoal } from "./missing-goal";

/** Every prompt rule, in the order in which the documentation lists them. */
export const promptRules: readonly PromptRule[] = [missingGoal];
