import type { RowRule } from "../rule";
import { blankLine } from "./blank-line";
import { duplicateKey } from "./duplicate-key";
import { emptyOutput } from "./empty-output";
import { emptyTurn } from "./empty-turn";
import { encoding } from "./encoding";
import { garbledText } from "./garbled-text";
import { jsonSyntax } from "./json-syntax";
import { mergedRecords } from "./merged-records";
import { missingField } from "./missing-field";
import { mixedFormats } from "./mixed-formats";
import { noReply } from "./no-reply";
import { notAnObject } from "./not-an-object";
import { outputRepeatsInput } from "./output-repeats-input";
import { placeholderText } from "./placeholder-text";
import { roleOrder } from "./role-order";
import { trainerDropsRow } from "./trainer-drops-row";
import { unknownField } from "./unknown-field";
import { wrongType } from "./wrong-type";

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
  trainerDropsRow,
  garbledText,
];
