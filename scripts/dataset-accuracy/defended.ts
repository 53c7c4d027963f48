/**
 * Findings on the untouched files that were read one by one, by rule and file: how many of them were read, and how many
 * of these a reviewer would defend. Findings that were not read count as false alarms.
 */
export interface Defended {
  readonly rule: string;
  readonly file: string;
  readonly read: number;
  readonly defended: number;
}

export const defended: readonly Defended[] = [];
