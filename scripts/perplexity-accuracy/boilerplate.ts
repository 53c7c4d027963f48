import phrases from "../../training/boilerplate.json";
import type { Language } from "./damages";

/** Sentences that say nothing of their own. */
export const boilerplate: Readonly<Record<Language, readonly string[]>> = phrases;
