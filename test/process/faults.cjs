// Loaded before `winnow` (NODE_OPTIONS=--require): has calls of the file system fail, or something happen before them,
// as WINNOW_FAULT says. Calls that matter are counted from 1: of files that are opened to be written anew, and readings
// of the file `watched`.
//   at, code      the call with this number fails
//   from, code    this call and all after it fail
//   room, code    so many bytes can be written to the disk in all
//   links, code   links cannot be made
//   change        before the reading with this number, a line is added to `watched`
//   interrupt     before the call or reading with this number, Ctrl-C is pressed
const fs = require("node:fs");
const files = require("node:fs/promises");

const fault = JSON.parse(process.env.WINNOW_FAULT ?? "{}");
let calls = 0;
let readings = 0;
let room = fault.room ?? Infinity;

function fail(syscall, path, dest) {
  const error = new Error(`${fault.code}: ${syscall} '${path}'`);
  throw Object.assign(error, { code: fault.code, syscall, path, ...(dest && { dest }) });
}

/** One more call: fails where it is its turn. */
function count(syscall, path, dest) {
  calls++;
  interruptAt(calls + readings);
  if (calls === fault.at || calls >= (fault.from ?? Infinity)) fail(syscall, path, dest);
}

function interruptAt(number) {
  if (number === fault.interrupt) process.emit("SIGINT");
}

function beforeReading() {
  readings++;
  interruptAt(calls + readings);
  if (readings === fault.change) fs.appendFileSync(fault.watched, '{"instruction":"New.","output":"New."}\n');
}

const { open, link, rename } = files;

files.open = async (path, flags, ...rest) => {
  if (path === fault.watched) {
    beforeReading();
    const handle = await open(path, flags, ...rest);
    const read = handle.read.bind(handle);
    handle.read = (...args) => {
      beforeReading();
      return read(...args);
    };
    return handle;
  }
  if (flags !== "wx") return open(path, flags, ...rest);
  count("open", path);
  return failingHandle(await open(path, flags, ...rest), path);
};

function failingHandle(handle, path) {
  const { writeFile, sync, close } = handle;
  handle.writeFile = async (bytes) => {
    count("write", path);
    const fits = bytes.subarray(0, room);
    room -= fits.length;
    await writeFile.call(handle, fits);
    if (fits.length < bytes.length) fail("write", path);
  };
  handle.sync = async () => {
    count("fsync", path);
    return sync.call(handle);
  };
  handle.close = async () => {
    // What is closed all the same, as the system does.
    await close.call(handle);
    count("close", path);
  };
  return handle;
}

files.link = async (path, dest) => {
  if (fault.links === false) fail("link", path, dest);
  count("link", path, dest);
  return link(path, dest);
};

files.rename = async (path, dest) => {
  count("rename", path, dest);
  return rename(path, dest);
};
