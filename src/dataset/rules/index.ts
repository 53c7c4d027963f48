import type { RowRule } from "../rule";
import { wrongType } from "./wrong-type";
import { blankLine } from "./blank-line";
import { boilerplateAnswer } from "./boilerplate-answer";
import { deadReference } from "./dead-reference";
import { duplicateKey } from "./duplicate-key";
import { emptyOutput } from "./empty-output";
import { emptyTurn } from "./empty-turn";
import { encoding } from "./encoding";
import { flaggedWords } from "./flagged-words";
import { garbledText } from "./garbled-text";
import { irrelevantAnswer } from "./irrelevant-answer";
import { jsonSyntax } from "./json-syntax";
import { markupResidue } from "./markup-residue";
import { mergedRecords } from "./merged-records";
import { missingField } from "./missing-field";
import { mixedFormats } from "./mixed-formats";
import { noReply } from "./no-reply";
import { notAnObject } from "./not-an-object";
import { outputRepeatsInput } from "./output-repeats-input";
import { pii } from "./pii";
import { placeholderText } from "./placeholder-text";
import { repetition } from "./repetition";
import { roleOrder } from "./role-order";
import { secret } from "./secret";
import { structuredOutput } from "./structured-output";
import { templateLeak } from "./template-leak";
import { trainerDropsRow } from "./trainer-drops-row";
import { unknownField } from "./unknown-field";
import { unsupportedModality } from "./unsupported-modality";
import { wrongLanguage } from "./wrong-language";

/** Every rule that looks at one row, in the order in which the documentation lists them. */
export const rowRules: readonly RowRule[] = [
  jsonSyntax,
  duplicateKey,
  encoding,
  blankLine,
  notAnObject,
  missingField,
  wrongType,
  unknownField,
  mixedFormats,
  roleOrder,
  noReply,
  emptyTurn,
  emptyOutput,
  placeholderText,
  outputRepeatsInput,
  mergedRecords,
  structuredOutput,
  unsupportedModality,
  deadReference,
  pii,
  secret,
  flaggedWords,
  wrongLanguage,
  garbledText,
  repetition,
  markupResidue,
  templateLeak,
  boilerplateAnswer,
  irrelevantAnswer,
  trainerDropsRow,
];
