import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { MessageChannel, type MessagePort, type Worker } from "node:worker_threads";
import { describe, it } from "mocha";
import { DatasetClient, RequestError } from "../../../../src/editor/dataset-worker/client";
import { serve, Transferred, type Handlers, type RequestHandlers } from "../../../../src/editor/dataset-worker/serve";

/** A thread that is none: what is posted to it comes out of a port. */
class FakeWorker extends EventEmitter {
  readonly inside: MessagePort;
  private readonly outside: MessagePort;
  ended = false;

  constructor() {
    super();
    const { port1, port2 } = new MessageChannel();
    this.inside = port1;
    this.outside = port2;
    port2.on("message", (message) => this.emit("message", message));
  }

  postMessage(message: unknown, transfer: ArrayBuffer[] = []): void {
    this.outside.postMessage(message, transfer);
  }

  die(error: Error): void {
    this.outside.close();
    this.emit("error", error);
    this.emit("exit", 1);
  }

  terminate(): Promise<number> {
    this.ended = true;
    this.outside.close();
    this.emit("exit", 0);
    return Promise.resolve(0);
  }
}

/** A client with a server that has the handlers given. */
function connect(requests: Partial<RequestHandlers>, now?: () => number) {
  const workers: FakeWorker[] = [];
  const crashes: { message: string; restarts: boolean }[] = [];
  const heard: unknown[] = [];
  const client = new DatasetClient({
    start: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      const notifications = { "document/close": (params: unknown) => void heard.push(params) };
      serve(worker.inside, () => ({ requests, notifications }) as unknown as Handlers);
      return worker as unknown as Worker;
    },
    onCrash: ({ message }, restarts) => crashes.push({ message, restarts }),
    ...(now && { now }),
  });
  return { client, workers, crashes, heard };
}

const list = { locale: "en" } as const;

describe("the client of the dataset thread", () => {
  it("starts the thread with the first message, and gets answers, progress and events", async () => {
    const { client, workers } = connect({
      "rules/list": async (_, { progress }) => {
        progress({ done: 1, total: 2 });
        await Promise.resolve();
        return [{ rule: "a", title: "A" }];
      },
    });
    assert.equal(workers.length, 0);
    assert.equal(client.isRunning, false);
    const steps: unknown[] = [];
    const answer = await client.request("rules/list", list, { onProgress: (step) => steps.push(step) });
    assert.deepEqual(answer, [{ rule: "a", title: "A" }]);
    assert.deepEqual(steps, [{ done: 1, total: 2 }]);
    assert.equal(workers.length, 1);
    const told: string[] = [];
    const end = client.on("log", ({ message }) => told.push(message));
    workers[0]!.emit("message", { kind: "event", name: "log", params: { message: "one" } });
    end();
    workers[0]!.emit("message", { kind: "event", name: "log", params: { message: "two" } });
    assert.deepEqual(told, ["one"]);
    await client.dispose();
    assert.ok(workers[0]!.ended);
  });

  it("moves the buffers that a handler names", async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const { client } = connect({
      "conversion/write": () => new Transferred({ bytes }, [bytes.buffer as ArrayBuffer]),
    });
    const params = { document: 1, version: 1, format: "a", path: undefined };
    const result = await client.request("conversion/write", params);
    assert.deepEqual(result, { bytes: new Uint8Array([1, 2, 3]) });
    assert.equal(bytes.length, 0);
    await client.dispose();
  });

  it("says why a request failed, and lets the others be", async () => {
    const { client } = connect({
      "rules/list": () => Promise.reject(Object.assign(new Error("gone"), { code: "ENOENT" })),
      "rules/page": () => "page",
    });
    const failed = client.request("rules/list", list);
    const page = client.request("rules/page", { rule: "a", locale: "en" });
    await assert.rejects(failed, (error: RequestError) => error.code === "ENOENT" && !error.cancelled);
    assert.equal(await page, "page");
    await client.dispose();
  });

  it("cancels on both sides", async () => {
    const stopped = new EventEmitter();
    const { client } = connect({
      "rules/list": (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            stopped.emit("stopped");
            reject(signal.reason as Error);
          });
        }),
    });
    const controller = new AbortController();
    const request = client.request("rules/list", list, { signal: controller.signal });
    const seen = once(stopped, "stopped");
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await assert.rejects(request, (error: RequestError) => error.cancelled);
    await seen;
    await assert.rejects(client.request("rules/list", list, { signal: controller.signal }), { cancelled: true });
    await client.dispose();
  });

  it("begins a thread that died anew, tells of it, and gives up when it dies too often", async () => {
    let time = 0;
    const { client, workers, crashes } = connect({ "rules/list": () => new Promise(() => undefined) }, () => time);
    let restarts = 0;
    client.onRestart(() => restarts++);
    for (let i = 0; i < 4; i++) {
      const request = client.request("rules/list", list);
      workers[i]!.die(new Error(`crash ${i}`));
      await assert.rejects(request, { message: `crash ${i}`, cancelled: false });
      time += 1000;
    }
    assert.deepEqual(
      crashes.map((crash) => crash.restarts),
      [true, true, true, false],
    );
    assert.equal(restarts, 3);
    assert.ok(client.isBroken);
    await assert.rejects(client.request("rules/list", list), RequestError);
    assert.equal(workers.length, 4);
  });

  it("begins anew after a while what was left alone, and tells of it", async () => {
    let time = 0;
    const { client, workers } = connect({ "rules/list": () => [] }, () => time);
    let restarts = 0;
    client.onRestart(() => restarts++);
    for (let i = 0; i < 4; i++) {
      client.notify("document/close", { document: 1 });
      workers[i]!.die(new Error("crash"));
    }
    assert.ok(client.isBroken);
    time += 4 * 60_000;
    await assert.rejects(client.request("rules/list", list), { cancelled: false });
    time += 60_000;
    assert.ok(!client.isBroken);
    assert.deepEqual(await client.request("rules/list", list), []);
    assert.equal(restarts, 4);
    await client.request("rules/list", list);
    assert.deepEqual([restarts, workers.length], [4, 5]);
    await client.dispose();
  });

  it("lets a notification that fails be, and logs it", async () => {
    const { client } = connect({ "rules/list": () => [] });
    const logged = new Promise<string>((resolve) => client.on("log", ({ message }) => resolve(message)));
    client.notify("document/stop", { document: 1 });
    assert.match(await logged, /document\/stop/);
    assert.deepEqual(await client.request("rules/list", list), []);
    await client.dispose();
  });

  it("does not count crashes of long ago", async () => {
    let time = 0;
    const { client, workers, crashes } = connect({ "rules/list": () => new Promise(() => undefined) }, () => time);
    for (let i = 0; i < 10; i++) {
      const request = client.request("rules/list", list);
      workers[i]!.die(new Error("crash"));
      await assert.rejects(request);
      time += 3 * 60_000;
    }
    assert.ok(crashes.every(({ restarts }) => restarts));
  });

  it("rejects what waits when it is disposed of, and starts nothing afterwards", async () => {
    const { client, workers, heard } = connect({ "rules/list": () => new Promise(() => undefined) });
    const request = client.request("rules/list", list);
    const end = client.dispose();
    await assert.rejects(request, { cancelled: true });
    await end;
    client.notify("document/close", { document: 1 });
    await assert.rejects(client.request("rules/list", list), { cancelled: true });
    assert.equal(workers.length, 1);
    assert.deepEqual(heard, []);
  });
});
