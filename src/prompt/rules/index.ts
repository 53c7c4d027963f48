import type { PromptRule } from "../rule";
import { missingBackground } from "./missing-background";
import { missingGoal } from "./missing-goal";
import { missingRequirements } from "./missing-requirements";
import { missingRole } from "./missing-role";
import { vagueWording } from "./vague-wording";

/** Every prompt rule, in the order in which the documentation lists them. */
export const promptRules: readonly PromptRule[] = [
  missingRole,
  missingBackground,
  missingGoal,
  missingRequirements,
  vagueWording,
];
