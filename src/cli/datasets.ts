type Datasets = typeof import("./dataset");

/** Everything of datasets; loaded when it is first asked for, so that who has prompts alone does not wait for it. */
export function datasets(): Datasets {
  // The build leaves it to a bundle of its own.
  return require("./dataset") as Datasets;
}
