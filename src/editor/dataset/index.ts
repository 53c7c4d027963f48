// What the editor does with datasets that are open as text: `dist/dataset-editor.js`, which is loaded when the first one is met.
export { DatasetFeatures } from "./dataset-features";
