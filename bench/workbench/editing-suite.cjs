// Runs in the extension host of a real VS Code: opens and edits two big files, and writes down how long the host was
// held up and how long the diagnostics took.
const { writeFileSync } = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const settling = 3000;
const keystrokes = 20;
// Between keystrokes, as a fast typist has it.
const pause = 150;

/** Sees how long nothing else could run. */
class Blocks {
  constructor() {
    this.longest = 0;
    this.last = performance.now();
    this.timer = setInterval(() => this.tick(), 1);
  }

  tick() {
    const now = performance.now();
    this.longest = Math.max(this.longest, now - this.last - 1);
    this.last = now;
  }

  /** The longest block since the last time that this was asked. */
  take() {
    this.tick();
    const { longest } = this;
    this.longest = 0;
    return longest;
  }
}

/** Counts the time that Winnow itself takes in the host: all that it does comes through two methods. */
class Own {
  constructor(datasets) {
    this.clear();
    for (const name of ["change", "take"]) {
      const method = datasets[name].bind(datasets);
      datasets[name] = (given) => {
        const began = performance.now();
        const cpu = process.threadCpuUsage();
        method(given);
        const { user, system } = process.threadCpuUsage(cpu);
        this.wall += performance.now() - began;
        this.longest = Math.max(this.longest, performance.now() - began);
        this.cpu += (user + system) / 1000;
        this.longestCpu = Math.max(this.longestCpu, (user + system) / 1000);
      };
    }
  }

  clear() {
    this.wall = 0;
    this.cpu = 0;
    this.longest = 0;
    this.longestCpu = 0;
  }
}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

exports.run = async () => {
  await sleep(settling);
  const winnow = await vscode.extensions.getExtension("winnow.winnow").activate();
  await sleep(500);
  const blocks = new Blocks();
  const own = new Own(winnow.datasets.datasets);
  const log = await open(blocks, "data.log");
  const bare = await type(blocks, own, log.document);
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await sleep(1000);

  const { datasets } = winnow.datasets;
  const began = performance.now();
  own.clear();
  const data = await open(blocks, "data.jsonl");
  let firstShown;
  await new Promise((resolve) => {
    const subscription = datasets.onDidCheck((checked) => {
      firstShown ??= performance.now() - data.at;
      if (checked.remaining > 0) return;
      subscription.dispose();
      resolve();
    });
  });
  const checked = performance.now() - data.at;
  await sleep(500);
  // What the host is held up by VS Code itself when it hands over the text comes before the document is told of.
  const openBlock = blocks.take();
  const [ownBlock, ownBlockCpu] = [own.longest, own.longestCpu];
  const summary = datasets.get(data.document).summary;
  const edits = await type(blocks, own, data.document, true);
  const result = {
    rows: summary.rows,
    problems: summary.problems,
    opening: {
      bareBefore: log.before,
      before: data.before,
      bareBlock: log.after,
      block: openBlock,
      ownBlock,
      ownBlockCpu,
      firstShown,
      checked,
      whole: performance.now() - began,
    },
    bare,
    edits,
  };
  writeFileSync(path.join(__dirname, "result.json"), JSON.stringify(result));
};

/** Opens a file: the longest block up to the event that tells of the document, and the one in two seconds behind it. */
async function open(blocks, name) {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);
  blocks.take();
  const told = new Promise((resolve) => {
    const subscription = vscode.workspace.onDidOpenTextDocument((document) => {
      if (document.uri.toString() !== uri.toString()) return;
      subscription.dispose();
      resolve({ document, before: blocks.take(), at: performance.now() });
    });
  });
  void vscode.commands.executeCommand("vscode.open", uri, { preview: false });
  const opened = await told;
  if (!name.endsWith(".log")) return opened;
  await sleep(2000);
  return { ...opened, after: blocks.take() };
}

/** Types into rows in turn: the host's longest block, its working time, and when the diagnostics followed. */
async function type(blocks, own, document, followed = false) {
  const keys = [];
  for (let i = 0; i < keystrokes; i++) {
    // A quotation mark breaks the row, and goes again.
    const line = 50_000 + (i >> 1) * 11;
    const at = new vscode.Range(line, 20, line, i % 2 === 0 ? 20 : 21);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, at, i % 2 === 0 ? '"' : "");
    blocks.take();
    own.clear();
    let began;
    const changed = new Promise((resolve) => {
      const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document) return;
        began = performance.now();
        subscription.dispose();
        resolve();
      });
    });
    const shown = followed
      ? new Promise((resolve) => {
          const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
            if (began === undefined || !uris.some((uri) => uri.toString() === document.uri.toString())) return;
            subscription.dispose();
            resolve(performance.now() - began);
          });
        })
      : undefined;
    await vscode.workspace.applyEdit(edit);
    await changed;
    const updated = await shown;
    await sleep(pause);
    keys.push({ block: blocks.take(), ...(followed && { updated, own: own.wall, ownCpu: own.cpu }) });
  }
  return keys;
}
