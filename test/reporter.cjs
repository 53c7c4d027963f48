const { writeFileSync } = require("node:fs");
const Mocha = require("mocha");

/** Mocha's spec output; the counts also go to the file that WINNOW_COUNTS_FILE names, for the sum of all runners. */
module.exports = class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once("end", () => {
      const { passes, failures } = this.stats;
      const file = process.env.WINNOW_COUNTS_FILE;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
};
