/** A stretch of a row's tokens that the model is shown at once. */
export interface Window {
  /** The first token that is shown. */
  readonly begin: number;
  /** Behind the last token that is predicted; the one before it is the last that is shown. */
  readonly end: number;
  /** The first token whose likelihood counts; those before it are there to be looked back at. */
  readonly from: number;
}

/**
 * The windows of a row of `tokens` tokens, each token but the first predicted once: as in the guide "Perplexity of
 * fixed-length models" of Hugging Face, a window begins `stride` tokens after the one before.
 */
export function windowsOf(tokens: number, longest: number, stride: number): Window[] {
  const windows: Window[] = [];
  let from = 1;
  for (let begin = 0; from < tokens; begin += stride) {
    const end = Math.min(begin + longest, tokens);
    windows.push({ begin, end, from });
    from = end;
  }
  return windows;
}
