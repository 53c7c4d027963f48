import type { ModelContext } from "./perplexity-model/choose-model";

/** Lets the user choose, or download, the model by which texts are scored. */
export function choosePerplexityModel(context: ModelContext): Promise<void> {
  // The build leaves it to a bundle of its own.
  const { chooseModel } = require("./perplexity-model") as typeof import("./perplexity-model");
  return chooseModel(context);
}
