import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, before, beforeEach } from "mocha";
import { reportSchema } from "../../src/dataset/report";

export const root = path.join(__dirname, "../..");
export const cli = path.join(root, "dist/cli.js");

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

// A result may be larger than Node's default of 1 MB.
const maxBuffer = 1 << 26;

/** A folder of its own for each test, in which `winnow` is run. */
export class Sandbox {
  folder = "";

  /** Registers the hooks that make and remove the folder; to be called inside `describe`. */
  static use(): Sandbox {
    const sandbox = new Sandbox();
    before(() => assert.ok(fs.existsSync(cli), "run `npm run build` first"));
    beforeEach(() => {
      sandbox.folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "winnow-cli-")));
    });
    afterEach(() => fs.rmSync(sandbox.folder, { recursive: true, force: true }));
    return sandbox;
  }

  readonly write = (name: string, content: string | Uint8Array): string => {
    const file = path.join(this.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
    return file;
  };

  readonly read = (name: string): string => fs.readFileSync(path.join(this.folder, name), "utf8");

  readonly winnow = (args: readonly string[], input: string | Uint8Array = "", env: NodeJS.ProcessEnv = {}): Run => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      ...this.environment(env),
      input,
      encoding: "utf8",
      maxBuffer,
    });
    return { code: status, out: stdout, err: stderr };
  };

  /** The same by somebody whom permissions hold, whoever runs the tests. */
  readonly winnowAsNobody = (args: readonly string[]): Run => {
    const nobody = 65534;
    const isRoot = process.getuid?.() === 0;
    if (isRoot) fs.chmodSync(this.folder, 0o755);
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      ...this.environment({}),
      ...(isRoot && { uid: nobody, gid: nobody }),
      encoding: "utf8",
      maxBuffer,
    });
    return { code: status, out: stdout, err: stderr };
  };

  /** `winnow` left running, to be talked to. */
  readonly start = (args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [cli, ...args], { ...this.environment({}), stdio: ["pipe", "pipe", "pipe"] });

  /** What `--format json` printed, held to its schema. */
  readonly report = (run: Run) => reportSchema.parse(JSON.parse(run.out));

  private environment(env: NodeJS.ProcessEnv) {
    return {
      cwd: this.folder,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, LC_ALL: "en_US.UTF-8", ...env },
    };
  }
}
