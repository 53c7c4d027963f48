import type { Profile } from "../dataset/profile/schema";
import { profileWords } from "../dataset/profile/titles";
import type { Localized, MessageData } from "../lint/locale";
import { reportWords } from "./words";

/** What the sections of a page are made from. */
export interface PageContext {
  readonly profile: Profile;
  readonly say: (message: Localized, data?: MessageData) => string;
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
