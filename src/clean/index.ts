// What faces use of cleaning.
export { completeRecipe, type RecipeCompletion } from "./complete-recipe";
export { toDataJuicer, type DataJuicerRecipe } from "./export/data-juicer";
export { idleSteps, type IdleStep } from "./idle-steps";
export { steadyBytes } from "./input";
export { needsScores, planCleaning, type CleaningPlan } from "./plan";
export { preset, presetNames, presetSources, type PresetName } from "./presets";
export { makesPairs, parseRecipe, recipeWithFiles, type Recipe } from "./recipe";
export { reportOf, type CleaningReport } from "./report";
export { LostRows, writeCleaned, type WriteOptions } from "./write";
