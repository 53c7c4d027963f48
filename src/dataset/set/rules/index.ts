import type { SetRule } from "../set-rule";
import { conflictingOutputs } from "./conflicting-outputs";
import { domainRatio } from "./domain-ratio";
import { duplicateSentence } from "./duplicate-sentence";
import { exactDuplicate } from "./exact-duplicate";
import { highPerplexity } from "./high-perplexity";
import { leakage } from "./leakage";
import { lengthOutlier } from "./length-outlier";
import { lowPerplexity } from "./low-perplexity";
import { nearDuplicate } from "./near-duplicate";
import { prefixDialogue } from "./prefix-dialogue";
import { size } from "./size";
import { turnRatio } from "./turn-ratio";

/** Every rule for whole sets, in the order in which the documentation lists them. */
export const setRules: readonly SetRule[] = [
  exactDuplicate,
  nearDuplicate,
  duplicateSentence,
  prefixDialogue,
  conflictingOutputs,
  leakage,
  lengthOutlier,
  lowPerplexity,
  highPerplexity,
  turnRatio,
  domainRatio,
  size,
];
