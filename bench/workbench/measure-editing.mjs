// Prints, as JSON, what editing a dataset takes in a real VS Code with the extension in the folder that is the argument:
// a file of 50 MB and 100,000 rows, beside a log of the same size, of which Winnow takes no notice.
import { closeSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import { runSuite } from "./run-suite.mjs";

const rows = 100_000;
const bytes = 50_000_000;

const extension = path.resolve(process.argv[2]);
const result = await runSuite({
  extension,
  suite: "editing-suite.cjs",
  prepare: (folder) => {
    for (const name of ["data.jsonl", "data.log"]) writeRows(path.join(folder, name));
  },
  // Nobody is there to answer whether a big file is to be opened.
  settings: {
    "workbench.editorLargeFileConfirmation": 1024,
    "merge-conflict.decorators.enabled": false,
    "merge-conflict.codeLens.enabled": false,
    "remote.autoForwardPorts": false,
  },
});
console.log(JSON.stringify(result ?? null));

/** Alpaca rows of one length, no two of them alike, half of them Chinese. */
function writeRows(file) {
  const length = bytes / rows;
  const english = "Explain in a few words why the sum of two even numbers is even. ";
  const chinese = "请用几句话说明为什么两个偶数之和仍是偶数。";
  const out = openSync(file, "w");
  for (let first = 0; first < rows; first += 1000) {
    let text = "";
    for (let i = first; i < first + 1000; i++) {
      const instruction = `Number ${i}: ${i % 2 === 0 ? english : chinese}`;
      const words = Array.from({ length: 80 }, (_, k) => ((i * 2654435761 + k * 40503) % 9973).toString(36)).join(" ");
      const row = (output) => `${JSON.stringify({ instruction, input: "", output })}\n`;
      const room = length - Buffer.byteLength(row(""));
      text += row(i % 50 === 0 ? "" : words.slice(0, room).padEnd(room, "."));
    }
    writeSync(out, text);
  }
  closeSync(out);
}
