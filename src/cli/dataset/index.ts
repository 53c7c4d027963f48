// What the command line knows of datasets: `dist/dataset.js`, which is loaded when the first dataset, or one of their
// rules, is met.
export { clean } from "../commands/clean";
export { convert } from "../commands/convert";
export { exportRecipe } from "../commands/export-recipe";
export { profile } from "../commands/profile";
export { duplicates } from "../commands/duplicates";
export { score } from "../commands/score";
export { checkDataset } from "./check-dataset";
export { fixDataset } from "./fix-dataset";
export { documentedDatasetRules } from "../../dataset/documented-rules";
export { datasetKindTitles } from "../../dataset/titles";
export { errorBySignature } from "../../dataset/container/assert-text";
export { lookAt } from "./look-at";
export { datasetRuleIds, datasetSettings, formatsOf, parseConfiguration } from "../../dataset/configuration";
export { renderRowOf } from "./render-row";
export { readEvaluationSet } from "./read-evaluation-set";
export { isEvaluationFile } from "../../dataset/file-names";
export { withNamedFiles } from "../../dataset/named-files";
