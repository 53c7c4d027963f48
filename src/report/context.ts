import { numberText, shareText } from "../dataset/profile/numbers";
import type { Figures, Profile } from "../dataset/profile/schema";
import { profileWords } from "../dataset/profile/titles";
import type { Localized, MessageData } from "../lint/locale";
import { reportWords } from "./words";

/** A set of rows by its figures, and what it is called where another stands beside it. */
export interface ShownSet {
  readonly name: Localized;
  readonly figures: Figures;
}

/** What the sections of a page are made from. */
export interface PageContext {
  /** One, or the same set before and after. */
  readonly sets: readonly [ShownSet] | readonly [ShownSet, ShownSet];
  readonly say: (message: Localized, data?: MessageData) => string;
}

/** What the sections of a profile's page are made from. */
export interface ProfileContext extends PageContext {
  readonly profile: Profile;
  /** Where a rule's page stands; without it, rules are names alone. */
  readonly ruleLink?: ((rule: string) => string) | undefined;
  /** Whether places of rows are buttons for a host that can open them. */
  readonly rowLinks?: boolean | undefined;
}

export const words = { ...profileWords, ...reportWords };

/** What makes an English noun plural. */
export function plural(count: number): string {
  return count === 1 ? "" : "s";
}

/** What heads a column of each set's rows. */
export function rowColumns({ sets, say }: PageContext): string[] {
  return sets.length === 1 ? [say(words.rows)] : sets.map(({ name }) => say(name));
}

/** What is said of a bar by its rows in each set; `wholes`: all rows of each. */
export function barText(
  { say }: PageContext,
  values: string,
  rows: readonly number[],
  wholes: readonly number[],
): string {
  const [first = 0, second] = rows;
  const data = { values, rows: numberText(first), plural: plural(first), share: shareText(first, wholes[0]!) };
  return second === undefined ? say(words.barOf, data) : say(words.barOfTwo, { ...data, after: numberText(second) });
}
