// What faces use of cleaning.
export { steadyBytes } from "./input";
export { needsScores, planCleaning, type CleaningPlan } from "./plan";
export { preset, presetNames, presetSources, type PresetName } from "./presets";
export { parseRecipe, type Recipe } from "./recipe";
export { reportOf, type CleaningReport } from "./report";
export { LostRows, writeCleaned, type Sample } from "./write";
