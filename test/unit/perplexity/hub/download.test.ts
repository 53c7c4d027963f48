import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { FailureError, type Failure } from "../../../../src/perplexity/failure";
import { downloadModel } from "../../../../src/perplexity/hub/download";
import { deleteDownloaded, downloadedModels } from "../../../../src/perplexity/hub/downloaded";
import { lookUpModel } from "../../../../src/perplexity/hub/look-up";
import { openModelFolder } from "../../../../src/perplexity/model-folder";
import { modelPath, never } from "../models";
import { fileEntry, filesIn, HubServer } from "./hub-server";

const name = "tiny-models/qwen3";
const weights = "onnx/model.onnx_data";

describe("a download from a hub", () => {
  let hub: HubServer;
  let root = "";
  beforeEach(async () => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-hub-"));
    hub = await HubServer.start();
    hub.models.set(name, { files: filesIn(modelPath("qwen3")), cardData: { license: "apache-2.0" } });
  });
  afterEach(async () => {
    await hub.stop();
    fs.rmSync(root, { recursive: true });
  });

  const lookUp = (given = name, endpoint = hub.address) => lookUpModel(given, { endpoint, signal: never });
  const original = (file: string): Buffer => hub.models.get(name)!.files.get(file)!;

  /** Looks the model up and downloads its first variant. */
  async function download({ signal = never, onProgress = (_done: number, _total: number): void => undefined } = {}) {
    const model = await lookUp();
    return downloadModel(model, model.variants[0]!, { root, signal, onProgress });
  }

  function parts(): string[] {
    const files = fs.readdirSync(root, { recursive: true, encoding: "utf8" });
    return files.filter((file) => file.endsWith(".part"));
  }

  /** Sends no more than the first bytes of a file, then cuts the connection; `times` times. */
  function cut(file: string, bytes: number, times: number): void {
    hub.onSend = (sent, response, content) => {
      if (sent !== file || times-- <= 0) return false;
      response.write(content.subarray(0, bytes), () => response.destroy());
      return true;
    };
  }

  it("brings a model that can be opened, with its weights, verified and listed", async () => {
    const told: (readonly [number, number])[] = [];
    const folder = await download({ onProgress: (done, total) => told.push([done, total]) });
    assert.equal(folder, path.join(root, "tiny-models", "qwen3", "model"));
    const { onnxFile, config } = openModelFolder(folder);
    assert.equal(onnxFile, path.join(folder, "onnx", "model.onnx"));
    assert.equal(config.vocabulary, 512);
    for (const file of ["config.json", "tokenizer.json", "onnx/model.onnx", weights]) {
      assert.deepEqual(fs.readFileSync(path.join(folder, file)), original(file), file);
    }
    // What no model needs stays where it is.
    assert.equal(fs.existsSync(path.join(folder, "reference.json")), false);
    const [model, ...others] = await downloadedModels(root);
    assert.deepEqual(others, []);
    assert.deepEqual([model!.name, model!.label, model!.licence, model!.isWhole], [name, "fp32", "apache-2.0", true]);
    assert.deepEqual(told.at(-1), [model!.bytes, model!.bytes]);
    assert.ok(told.every(([done], i) => i === 0 || done >= told[i - 1]![0]));

    await deleteDownloaded(model!);
    assert.deepEqual(fs.readdirSync(root), []);
  });

  it("asks again for nothing that is there", async () => {
    await download();
    const before = hub.sent.length;
    await download();
    assert.ok(before > 0);
    assert.equal(hub.sent.length, before);
  });

  it("goes on by itself where the connection is cut", async () => {
    cut(weights, 5_000, 2);
    const folder = await download();
    assert.deepEqual(
      hub.sent.filter((sent) => sent.includes(weights)),
      [`${name}/${weights}`, `${name}/${weights} bytes=5000-`, `${name}/${weights} bytes=10000-`],
    );
    assert.deepEqual(fs.readFileSync(path.join(folder, weights)), original(weights));
    assert.deepEqual(parts(), []);
  });

  it("keeps what has come where the hub is gone, and goes on from there the next time", async () => {
    cut(weights, 7_000, 1);
    const model = await lookUp();
    const cutAndGone = hub.onSend;
    hub.onSend = (file, response, content) => {
      const isCut = cutAndGone(file, response, content);
      if (!isCut && file === weights) response.destroy();
      return isCut || file === weights;
    };
    const { code } = await failure(downloadModel(model, model.variants[0]!, { root, signal: never }));
    assert.equal(code, "hub-unreachable");
    assert.equal(fs.statSync(path.join(root, parts()[0]!)).size, 7_000);
    assert.equal((await downloadedModels(root))[0]!.isWhole, false);

    hub.onSend = () => false;
    hub.requests.length = 0;
    const folder = await download();
    assert.deepEqual(
      hub.sent.filter((sent) => sent.includes(weights)),
      [`${name}/${weights} bytes=7000-`],
    );
    assert.deepEqual(fs.readFileSync(path.join(folder, weights)), original(weights));
    assert.equal((await downloadedModels(root))[0]!.isWhole, true);
  });

  it("begins a file anew where the hub takes no ranges", async () => {
    hub.takesRanges = false;
    cut(weights, 5_000, 1);
    const folder = await download();
    assert.deepEqual(fs.readFileSync(path.join(folder, weights)), original(weights));
  });

  it("throws away what differs from its checksum, large or small", async () => {
    for (const file of ["config.json", weights]) {
      hub.onSend = (sent, response, content) => {
        if (sent === file) response.end(Buffer.alloc(content.length, "x"));
        return sent === file;
      };
      const failed = await failure(download());
      assert.equal(failed.code, "checksum", file);
      assert.equal(failed.data["file"], path.basename(file));
      assert.deepEqual(parts(), []);
    }
    hub.onSend = () => false;
    openModelFolder(await download());
  });

  it("takes no more than a file should have", async () => {
    hub.onSend = (sent, response, content) => {
      // The rest never comes, so that only who has enough goes on.
      if (sent === weights) response.write(content.subarray(0, 30_000));
      return sent === weights;
    };
    const entry = fileEntry(weights, original(weights).subarray(0, 20_000));
    hub.onList = (entries) => entries.map((other) => ("path" in other && other.path === weights ? entry : other));
    assert.equal((await failure(download())).code, "checksum");
    assert.deepEqual(parts(), []);
  });

  it("ends when it is cancelled, keeps what has come, and goes on from there", async () => {
    const controller = new AbortController();
    hub.onSend = (file, response, content) => {
      if (file === weights) response.write(content.subarray(0, 6_000));
      return file === weights;
    };
    const { variants } = await lookUp();
    const before = variants[0]!.bytes - original(weights).length - original("onnx/model.onnx").length;
    const onProgress = (done: number): void => {
      if (done >= before + 6_000) controller.abort();
    };
    await assert.rejects(download({ signal: controller.signal, onProgress }), { name: "AbortError" });
    assert.equal(fs.statSync(path.join(root, parts()[0]!)).size, 6_000);
    hub.onSend = () => false;
    await download();
    assert.ok(hub.sent.includes(`${name}/${weights} bytes=6000-`));
  });

  it("is refused where it would not fit on the disk", async () => {
    const huge = { type: "file", path: weights, size: 130, oid: "0".repeat(40) };
    const lfs = { oid: "0".repeat(64), size: Number.MAX_SAFE_INTEGER - 1e6, pointerSize: 130 };
    hub.onList = (entries) =>
      entries.map((entry) => ("path" in entry && entry.path === weights ? { ...huge, lfs } : entry));
    assert.equal((await failure(download())).code, "disk-space");
    assert.deepEqual(hub.sent, []);
  });

  it("never leaves the model's folder, whatever a hub names", async () => {
    for (const hostile of [
      "../evil.onnx",
      "onnx/../../evil.onnx",
      "onnx\\..\\evil.onnx",
      "/evil.onnx",
      "c:evil.onnx",
    ]) {
      hub.onList = (entries) => [...entries, fileEntry(hostile, Buffer.from("evil"))];
      assert.deepEqual(await failure(lookUp()), {
        code: "hub-file-name",
        data: { endpoint: hub.address, file: hostile },
      });
    }
    hub.onList = (entries) => entries;
    const model = await lookUp();
    const [variant] = model.variants;
    const files = [{ ...variant!.files[0]!, path: "../../../../evil.json" }];
    const failed = await failure(downloadModel(model, { ...variant!, files }, { root, signal: never }));
    assert.equal(failed.code, "hub-file-name");
    assert.deepEqual(fs.readdirSync(root), []);
  });

  it("is not begun twice at once", async () => {
    const [first, second] = await Promise.allSettled([download(), download()]);
    const [failed] = [first, second].filter((result) => result.status === "rejected");
    assert.equal(
      await failure(Promise.reject((failed as PromiseRejectedResult).reason)).then(({ code }) => code),
      "download-under-way",
    );
  });

  it("says where it cannot write", async () => {
    fs.writeFileSync(path.join(root, "tiny-models"), "");
    assert.equal((await failure(download())).code, "disk-write");
  });
});

async function failure(failing: Promise<unknown>): Promise<Failure> {
  const error: unknown = await failing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof FailureError, String(error));
  return error.failure;
}
