// What faces use of cleaning.
export { completeRecipe, type RecipeCompletion } from "./recipe/complete-recipe";
export { toDataJuicer, type DataJuicerRecipe } from "./export/data-juicer";
export { idleSteps, type IdleStep } from "./recipe/idle-steps";
export { steadyBytes } from "./write/input";
export { needsScores, planCleaning, type CleaningPlan } from "./plan/plan";
export { preset, presetNames, presetSources, type PresetName } from "./recipe/presets";
export { recipeFaults } from "./recipe/recipe-faults";
export { makesPairs, parseRecipe, recipeWithFiles, type Recipe } from "./recipe/recipe";
export { countsOf, reportOf, type CleaningReport } from "./write/report";
export { warningsOf } from "./write/warnings";
export { LostRows, writeCleaned, type WriteOptions } from "./write/write";
