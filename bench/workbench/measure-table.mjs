// Prints, as JSON, what opening a dataset of a million rows as a table takes in a real VS Code with the extension in the
// folder that is the argument, and scrolling through it.
import { closeSync, openSync, renameSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { runSuite } from "./run-suite.mjs";

const rows = 1_000_000;
const wheels = 200;

const extension = path.resolve(process.argv[2]);
const result = await runSuite({
  extension,
  suite: "table-suite.cjs",
  prepare: (folder) => writeRows(path.join(folder, "rows.jsonl")),
  drive: scroll,
});
console.log(JSON.stringify(result ?? null));

/** Scrolls through the table once it is checked: by the wheel, and along the whole bar. */
async function scroll(page, folder) {
  const webview = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  await webview.locator(".row .cell.user").first().waitFor({ timeout: 120_000 });
  await webview.locator(".status-line .work:empty").waitFor({ timeout: 300_000, state: "attached" });
  const frame = await (await webview.locator(".grid").elementHandle()).ownerFrame();
  const box = await webview.locator(".grid .list").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const session = await page.context().newCDPSession(page);
  // What other processes take is no part of the figures.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });

  const measure = async (act) => {
    await frame.evaluate(countFrames);
    const before = await metrics(session);
    await act();
    const after = await metrics(session);
    const frames = await frame.evaluate(() => window.framesCounted());
    return { frames: frames.length, cpu: (after - before) / frames.length, ...spread(frames) };
  };
  const wheel = await measure(async () => {
    for (let i = 0; i < wheels; i++) {
      await page.mouse.wheel(0, 240);
      await page.waitForTimeout(16);
    }
  });
  const bar = await measure(async () => {
    for (let i = 0; i < wheels; i++) {
      await frame.evaluate((part) => {
        const list = document.querySelector(".grid .list");
        list.scrollTop = part * (list.scrollHeight - list.clientHeight);
      }, i / wheels);
      await page.waitForTimeout(16);
    }
  });
  const file = path.join(folder, "driven.json");
  writeFileSync(`${file}.new`, JSON.stringify({ wheel, bar }));
  renameSync(`${file}.new`, file);
}

/** Milliseconds of the page's main thread so far. */
async function metrics(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}

/** Runs in the page: notes how long after one another its frames come. */
function countFrames() {
  const times = [];
  let isOn = true;
  const tick = (now) => {
    times.push(now);
    if (isOn) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  window.framesCounted = () => {
    isOn = false;
    return times.slice(1).map((time, i) => time - times[i]);
  };
}

function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  return { median: at(0.5), p95: at(0.95), max: at(1) };
}

/** Alpaca rows, no two of them alike, one in a hundred without an answer. */
function writeRows(file) {
  const words = "rain river stone bread light window garden music letter winter paper table market road cloud".split(
    " ",
  );
  const out = openSync(file, "w");
  for (let first = 0; first < rows; first += 10_000) {
    let text = "";
    for (let i = first; i < first + 10_000; i++) {
      const some = (count, salt) =>
        Array.from({ length: count }, (_, k) => words[(i * 31 + k * (salt + (i % 13))) % words.length]).join(" ");
      const output = i % 100 === 37 ? "" : `The ${some(25, 7)} is number ${i}.`;
      text += `${JSON.stringify({ instruction: `Task ${i}: say how ${some(8, 3)} go together.`, input: "", output })}\n`;
    }
    writeSync(out, text);
  }
  closeSync(out);
}
