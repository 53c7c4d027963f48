// Whether @huggingface/tokenizers gives the pieces that Python's tokenizers gave.
//
//   node check-tokenizer.mjs tokenizer.json texts.json
//
// texts.json: [{ "text": string, "ids": number[] }], as `reference.py` writes it. Run it where the package is installed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [tokenizerFile, textsFile] = process.argv.slice(2);
const { Tokenizer } = createRequire(join(process.cwd(), "package.json"))("@huggingface/tokenizers");

const tokenizer = new Tokenizer(JSON.parse(readFileSync(tokenizerFile, "utf8")), {});
let wrong = 0;
let pieces = 0;
const cases = JSON.parse(readFileSync(textsFile, "utf8"));
for (const { text, ids } of cases) {
  const got = Array.from(tokenizer.encode(text).ids, Number);
  pieces += ids.length;
  if (got.length === ids.length && got.every((id, i) => id === ids[i])) continue;
  wrong += 1;
  if (wrong <= 10) console.log(`${JSON.stringify(text.slice(0, 60))}\n  python     ${ids.slice(0, 30)}\n  javascript ${got.slice(0, 30)}`);
}
console.log(`${cases.length} texts, ${pieces} pieces, ${wrong} texts differ`);
process.exit(wrong ? 1 : 0);
