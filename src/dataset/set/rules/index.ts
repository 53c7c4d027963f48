import type { SetRule } from "../set-rule";
import { exactDuplicate } from "./exact-duplicate";

/** Every rule for whole sets, in the order in which the documentation lists them. */
export const setRules: readonly SetRule[] = [exactDuplicate];
