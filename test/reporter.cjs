const { writeFileSync } = require("node:fs");
const Mocha = require("mocha");

/** Mocha's spec output; counts and failures also go to the file that WINNOW_COUNTS_FILE names, for the sum of all runners. */
module.exports = class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    runner.on("fail", (test, error) => failures.push({ title: test.fullTitle(), message: error.message }));
    runner.once("end", () => {
      const file = process.env.WINNOW_COUNTS_FILE;
      if (file)
        writeFileSync(file, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures, failures }));
    });
  }
};
