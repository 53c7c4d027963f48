type Perplexity = typeof import("../../perplexity");

/** What scores texts; loaded when it is first asked for. */
export function perplexity(): Perplexity {
  // The build leaves it to a bundle of its own.
  return require("../../perplexity") as Perplexity;
}
