/** When the extension's code began to run, by `performance.now()`: this module is evaluated before the others. */
export const started = performance.now();
