import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { FailureError, type Failure } from "../../../../src/perplexity/failure";
import { lookUpModel } from "../../../../src/perplexity/hub/look-up";
import { hubAddress, parseModelName } from "../../../../src/perplexity/hub/model-name";
import { failureTexts } from "../../../../src/perplexity/words";
import { never } from "../models";
import { commit, HubServer } from "./hub-server";

const name = "owner/model";
const endpoint = "https://mirror.example/hub";

function served(...paths: readonly string[]): Map<string, Buffer> {
  return new Map(paths.map((path) => [path, Buffer.from(path)]));
}
const usual = ["config.json", "tokenizer.json"];

describe("looking up a model on a hub", () => {
  let hub: HubServer;
  beforeEach(async () => (hub = await HubServer.start()));
  afterEach(() => hub.stop());

  const lookUp = (given = name, signal = never) => lookUpModel(given, { endpoint: `${hub.address}/`, signal });
  const variantsOf = async (...paths: readonly string[]) => {
    hub.models.set(name, { files: served(...usual, ...paths) });
    const { variants } = await lookUp();
    return variants.map(({ label, files }) => [
      label,
      ...files.map(({ path }) => path).filter((path) => !usual.includes(path)),
    ]);
  };

  it("tells its licence, its commit and its size, from the hub that was named alone", async () => {
    hub.models.set(name, { files: served("README.md", ...usual, "onnx/model.onnx", "x.bin", "y.bin", "z.bin") });
    const model = await lookUp();
    assert.deepEqual([model.endpoint, model.commit, model.licence], [hub.address, commit, "mit"]);
    const [variant] = model.variants;
    assert.equal(variant!.bytes, [...usual, "onnx/model.onnx"].join("").length);
    // Lists have pages, and the next is asked for at the mirror, too.
    const lists = hub.requests.filter(({ path }) => path.includes("/tree/"));
    assert.deepEqual(
      lists.map(({ path }) => path.split(commit)[1]),
      ["", "", "", "/onnx"],
    );
  });

  it("takes a licence's own name, and says where none is named", async () => {
    const files = served(...usual, "model.onnx");
    hub.models.set(name, { files, cardData: { license: "other", license_name: "tongyi" } });
    assert.equal((await lookUp()).licence, "tongyi");
    hub.models.set(name, { files, cardData: { license: ["mit", "cc0-1.0"] } });
    assert.equal((await lookUp()).licence, "mit, cc0-1.0");
  });

  it("offers each precision once, with its weights, the most exact first", async () => {
    assert.deepEqual(
      await variantsOf(
        "onnx/decoder_model.onnx",
        "onnx/decoder_model_merged_q4.onnx",
        "onnx/decoder_with_past_model.onnx",
        "onnx/model.onnx",
        "onnx/model.onnx_data",
        "onnx/model.onnx_data_1",
        "onnx/model_fp16.onnx",
        "onnx/model_fp16.onnx.data",
        "onnx/model_quantized.onnx",
      ),
      [
        ["fp32", "onnx/model.onnx_data", "onnx/model.onnx_data_1", "onnx/model.onnx"],
        ["fp16", "onnx/model_fp16.onnx.data", "onnx/model_fp16.onnx"],
        ["q8", "onnx/model_quantized.onnx"],
        ["q4", "onnx/decoder_model_merged_q4.onnx"],
      ],
    );
    assert.deepEqual(await variantsOf("decoder.onnx"), [["decoder", "decoder.onnx"]]);
  });

  it("says in one sentence what is not as it should be", async () => {
    const codeFor = async (given?: string): Promise<string> => {
      const { code, data } = await failure(lookUp(given));
      for (const text of Object.values(failureTexts[code])) {
        const slots = [...text.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot!);
        assert.deepEqual(
          slots.filter((slot) => !(slot in data)),
          [],
          text,
        );
      }
      return code;
    };
    assert.equal(await codeFor("owner/none"), "hub-no-model");
    assert.equal(await codeFor("Qwen3"), "hub-name");
    hub.models.set(name, { files: served(...usual, "model.onnx"), gated: true });
    assert.equal(await codeFor(), "hub-gated");
    hub.models.set(name, { files: served(...usual, "model.onnx") });
    assert.equal(await codeFor(`${name}@v2`), "hub-no-revision");
    hub.models.set(name, { files: served(...usual, "model.safetensors") });
    assert.equal(await codeFor(), "hub-no-onnx");
    hub.models.set(name, { files: served("config.json", "onnx/model.onnx") });
    assert.equal(await codeFor(), "hub-no-file");
    hub.onList = () => [{ type: "file", path: "config.json", size: 3, oid: "none" }];
    assert.equal(await codeFor(), "hub-answer");
  });

  it("says where the hub cannot be reached, and why", async () => {
    const { address } = hub;
    await hub.stop();
    const { code, data } = await failure(lookUpModel(name, { endpoint: address, signal: never }));
    assert.deepEqual([code, data["endpoint"]], ["hub-unreachable", address]);
    assert.match(String(data["reason"]), /ECONNREFUSED/);
  });

  it("ends when it is cancelled", async () => {
    hub.models.set(name, { files: served(...usual, "model.onnx") });
    await assert.rejects(lookUp(name, AbortSignal.abort()), { name: "AbortError" });
  });
});

describe("a model's name", () => {
  it("is read from what people write and paste", () => {
    const main = { name: "Qwen/Qwen3-0.6B", revision: "main" };
    for (const given of [
      " Qwen/Qwen3-0.6B ",
      "https://huggingface.co/Qwen/Qwen3-0.6B",
      "https://hf.co/Qwen/Qwen3-0.6B/",
      "https://mirror.example/hub/Qwen/Qwen3-0.6B/tree/main",
    ]) {
      assert.deepEqual(parseModelName(given, endpoint), main, given);
    }
    assert.deepEqual(parseModelName("Qwen/Qwen3-0.6B@refs/pr/1", endpoint), { ...main, revision: "refs/pr/1" });
    const address = "https://mirror.example/hub/Qwen/Qwen3-0.6B/blob/refs%2Fpr%2F1/onnx/model.onnx";
    assert.deepEqual(parseModelName(address, endpoint), { ...main, revision: "refs/pr/1" });
  });

  it("is nothing else", () => {
    for (const given of [
      "",
      "qwen",
      "../x",
      "a/..",
      "a/b/c",
      "a/b@../c",
      "https://elsewhere.example/a/b",
      "file:///a/b",
      "a b/c",
    ]) {
      assert.throws(() => parseModelName(given, endpoint), { code: "hub-name" }, given);
    }
  });

  it("is asked for at an address of the web", () => {
    assert.equal(hubAddress(" https://mirror.example/hub// "), endpoint);
    for (const given of ["", "huggingface.co", "file:///tmp"]) {
      assert.throws(() => hubAddress(given), { code: "hub-address" }, given);
    }
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
