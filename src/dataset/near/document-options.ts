/** How documents are compared: shingles of five tokens, and one pair in a hundred at the threshold may be missed. */
export const documentOptions = { shingle: 5, size: 128, miss: 0.01, verify: true } as const;
