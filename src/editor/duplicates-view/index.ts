// The view of near duplicates: `dist/duplicates-editor.js`, which is loaded when it is asked for.
export { DuplicateViews } from "./duplicate-views";
