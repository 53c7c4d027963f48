/** Where a model can run; `auto` takes the best that works. */
export const devices = ["auto", "cpu", "webgpu", "cuda", "dml", "coreml"] as const;
export type DeviceChoice = (typeof devices)[number];
export type Device = Exclude<DeviceChoice, "auto">;
