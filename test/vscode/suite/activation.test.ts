import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("activation", () => {
  it("is in a real VS Code", () => {
    assert.match(vscode.version, /^1\.\d+\.\d+/);
  });
});
