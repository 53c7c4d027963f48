// Activates the built extension whose file is the argument, in a process of its own whose `vscode` does nothing, and
// prints the milliseconds.
const Module = require("node:module");

/** Can be called, constructed, assigned to and asked for any member, as deep as one likes. */
const anything = new Proxy(function () {}, {
  get: (_target, name) => (name === Symbol.toPrimitive ? () => "" : name === "then" ? undefined : anything),
  set: () => true,
  apply: () => anything,
  construct: () => anything,
});
// The settings have their defaults, and no document is open.
const workspace = {
  textDocuments: [],
  workspaceFolders: [],
  getConfiguration: () => ({ get: () => undefined, has: () => false, inspect: () => undefined }),
};
const members = {
  env: { language: "en" },
  workspace: new Proxy({}, { get: (_target, name) => workspace[name] ?? anything }),
  window: new Proxy({}, { get: (_target, name) => (/^(visible|active)/.test(name) ? undefined : anything) }),
};
// As a prototype: bundles copy a module's own members and keep its prototype.
const vscode = Object.create(new Proxy({}, { get: (_target, name) => members[name] ?? anything }));

const load = Module._load;
Module._load = (request, ...rest) => (request === "vscode" ? vscode : load(request, ...rest));
const cpu = process.cpuUsage();
const began = performance.now();
const extension = require(process.argv[2]);
const loaded = performance.now();
extension.activate({ subscriptions: [] });
const wall = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ load: loaded - began, wall, cpu: (user + system) / 1000 }));
process.exit(0);
