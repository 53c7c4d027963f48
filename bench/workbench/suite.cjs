// Runs in the extension host of a real VS Code: activates Winnow and writes down what that took.
const { writeFileSync } = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

exports.run = async () => {
  const extension = vscode.extensions.getExtension("winnow.winnow");
  const active = extension.isActive;
  const began = performance.now();
  const winnow = await extension.activate();
  const wall = performance.now() - began;
  const result = { reported: winnow.activationMilliseconds, ...(!active && { wall }) };
  writeFileSync(path.join(__dirname, "result.json"), JSON.stringify(result));
};
