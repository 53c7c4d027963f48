// Cleaning datasets, and its preview: `dist/cleaning-editor.js`, which is loaded when it is asked for.
export { CleaningViews, type GivenAnswers } from "./cleaning-views";
export { openReportInBrowser } from "./report-panel";
