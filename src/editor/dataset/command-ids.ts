/** The commands about datasets that are open as text; apart, as they are registered before anything of datasets is loaded. */
export const datasetCommandIds = [
  "winnow.previewRow",
  "winnow.repairRow",
  "winnow.applyRepair",
  "winnow.cureRule",
  "winnow.makePair",
  "winnow.compareRows",
  "winnow.openRow",
  "winnow.convertDataset",
  "winnow.stopCheck",
  "winnow.suppressInRow",
  "winnow.scorePerplexity",
  "winnow.toggleSurprise",
] as const;
