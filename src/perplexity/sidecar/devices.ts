import { existsSync, readdirSync } from "node:fs";
import { listSupportedBackends } from "onnxruntime-node";
import { FailureError, reasonOf } from "../failure";
import type { Device, DeviceChoice } from "../devices";
import type { DeviceInUse, NotUsed } from "../protocol";

// The best first.
const order: readonly Device[] = ["cuda", "webgpu", "dml", "coreml", "cpu"];

export interface Opened<Model> extends DeviceInUse {
  readonly model: Model;
}

export interface DeviceRequest<Model> {
  readonly choice: DeviceChoice;
  /** Devices that have failed before, with the reason. */
  readonly notUsed: readonly NotUsed[];
  /** Loads the model there; rejects with a `FailureError` where that would fail anywhere. */
  readonly open: (device: Device) => Promise<Model>;
  readonly onTrying: (device: Device) => Promise<void>;
}

/**
 * Loads a model on the device that was chosen, or on the best that works. Rejects with a `FailureError`, for a device
 * that was chosen by name too: nobody who names one wants another.
 */
export async function openOnDevice<Model>({
  choice,
  onTrying,
  open,
  ...given
}: DeviceRequest<Model>): Promise<Opened<Model>> {
  const backends = new Map(listSupportedBackends().map(({ name, bundled }) => [name as Device, bundled]));
  const notUsed = [...given.notUsed];
  const candidates = choice === "auto" ? order : [choice];
  for (const device of candidates.filter((name) => choice !== "auto" || backends.has(name))) {
    if (notUsed.some((other) => other.device === device)) continue;
    if (choice === "auto" && device === "webgpu" && !mayHaveGpu()) {
      notUsed.push({ device, why: "no-gpu", detail: "" });
      continue;
    }
    await onTrying(device);
    try {
      return { model: await open(device), device, notUsed };
    } catch (error) {
      if (error instanceof FailureError) throw error;
      if (device === "cpu") throw new FailureError("load", { reason: reasonOf(error) });
      const isAbsent = backends.get(device) !== true;
      notUsed.push({ device, why: isAbsent ? "absent" : "failed", detail: isAbsent ? "" : reasonOf(error) });
    }
  }
  const { why, detail } = notUsed.find(({ device }) => device === choice) ?? notUsed.at(-1)!;
  throw new FailureError("device", { device: choice, why, detail });
}

/** On Linux a driver in software may stand in for a GPU, far slower than the CPU is by itself. */
function mayHaveGpu(): boolean {
  if (process.platform !== "linux") return true;
  if (process.env["VK_ICD_FILENAMES"] || process.env["VK_DRIVER_FILES"]) return true;
  if (existsSync("/dev/dxg") || existsSync("/dev/nvidia0")) return true;
  return existsSync("/dev/dri") && readdirSync("/dev/dri").some((name) => name.startsWith("renderD"));
}
