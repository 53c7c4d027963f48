import type { PromptRule } from "../rule";
import { ambiguousDelimiter } from "./ambiguous-delimiter";
import { conflictingRequirements } from "./conflicting-requirements";
import { duplicateRequirement } from "./duplicate-requirement";
import { incompleteSentence } from "./incomplete-sentence";
import { lateTask } from "./late-task";
import { missingBackground } from "./missing-background";
import { missingDelimiters } from "./missing-delimiters";
import { missingGoal } from "./missing-goal";
import { missingRequirements } from "./missing-requirements";
import { missingRole } from "./missing-role";
import { mixedVariableSyntax } from "./mixed-variable-syntax";
import { repeatTask } from "./repeat-task";
import { secret } from "./secret";
import { templateMismatch } from "./template-mismatch";
import { tokenBudget } from "./token-budget";
import { unbalancedDelimiters } from "./unbalanced-delimiters";
import { unknownVariable } from "./unknown-variable";
import { unresolvedPlaceholder } from "./unresolved-placeholder";
import { unsupportedModality } from "./unsupported-modality";
import { unusedVariable } from "./unused-variable";
import { vagueWording } from "./vague-wording";

/** Every prompt rule, in the order in which the documentation lists them. */
export const promptRules: readonly PromptRule[] = [
  missingRole,
  missingBackground,
  missingGoal,
  missingRequirements,
  vagueWording,
  incompleteSentence,
  lateTask,
  repeatTask,
  missingDelimiters,
  unbalancedDelimiters,
  ambiguousDelimiter,
  templateMismatch,
  conflictingRequirements,
  duplicateRequirement,
  unresolvedPlaceholder,
  mixedVariableSyntax,
  unknownVariable,
  unusedVariable,
  unsupportedModality,
  tokenBudget,
  secret,
];
