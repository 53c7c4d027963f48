import type { PromptRule } from "../rule";
import { ambiguousDelimiter } from "./ambiguous-delimiter";
import { conflictingRequirements } from "./conflicting-requirements";
import { duplicateRequirement } from "./duplicate-requirement";
import { inconsistentExamples } from "./inconsistent-examples";
import { incompleteSentence } from "./incomplete-sentence";
import { lateTask } from "./late-task";
import { missingBackground } from "./missing-background";
import { missingDelimiters } from "./missing-delimiters";
import { missingExamples } from "./missing-examples";
import { missingFallback } from "./missing-fallback";
import { missingGoal } from "./missing-goal";
import { missingOutputFormat } from "./missing-output-format";
import { missingRequirements } from "./missing-requirements";
import { missingRole } from "./missing-role";
import { mixedPunctuation } from "./mixed-punctuation";
import { mixedVariableSyntax } from "./mixed-variable-syntax";
import { negativeOnly } from "./negative-only";
import { possibleSecret } from "./possible-secret";
import { repeatTask } from "./repeat-task";
import { secret } from "./secret";
import { templateMismatch } from "./template-mismatch";
import { tokenBudget } from "./token-budget";
import { unbalancedDelimiters } from "./unbalanced-delimiters";
import { unknownVariable } from "./unknown-variable";
import { unresolvedPlaceholder } from "./unresolved-placeholder";
import { unsupportedModality } from "./unsupported-modality";
import { untrustedInput } from "./untrusted-input";
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
  missingFallback,
  missingOutputFormat,
  missingExamples,
  inconsistentExamples,
  templateMismatch,
  conflictingRequirements,
  duplicateRequirement,
  negativeOnly,
  unresolvedPlaceholder,
  mixedVariableSyntax,
  unknownVariable,
  unusedVariable,
  untrustedInput,
  unsupportedModality,
  tokenBudget,
  mixedPunctuation,
  secret,
  possibleSecret,
];
