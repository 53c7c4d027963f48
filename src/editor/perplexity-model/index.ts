// The choice of a perplexity model: `dist/perplexity-model.js`, which is loaded when it is asked for.
export { chooseModel } from "./choose-model";
