import assert from "node:assert/strict";
import { lintPrompt } from "../../../../src/prompt/lint";
import { findPossibleSecrets, findSecrets } from "../../../../src/prompt/analysis/secrets";

// Put together here, so that no scanner takes this file for a leak.
const letters = "q7RwT2mZ9xKc4VbN8sLd3HfG6jPy1QaEu5WoXiCtMvBnDrSzFkYhJgUpAl0e";
const jwt = (header: object): string =>
  [btoa(JSON.stringify(header)), btoa('{"sub":"1849302756"}'), letters.slice(0, 43)].join(".").replace(/=/g, "");

const secrets: Readonly<Record<string, string>> = {
  OpenAI: `sk-proj-${letters}`,
  Anthropic: `sk-ant-api03-${letters}`,
  "API (sk-)": `sk-${letters.slice(0, 48)}`,
  // An expired token that its issuer published; its last six characters are the check sum.
  GitHub: ["ghp", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"].join("_"),
  AWS: ["AKIA", "QW3ERT5YUI7OPL2Z"].join(""),
  Google: `AIza${letters.slice(0, 35)}`,
  "Hugging Face": `hf_${letters.slice(0, 34)}`,
  Slack: `xoxb-${"2947183650"}-${"8361940275"}-${letters.slice(0, 24)}`,
  Stripe: `sk_live_${letters.slice(0, 24)}`,
  "阿里云 (Alibaba Cloud)": `LTAI${letters.slice(0, 20)}`,
  "腾讯云 (Tencent Cloud)": `AKID${letters.slice(0, 32)}`,
  JWT: jwt({ alg: "HS256", typ: "JWT" }),
  PEM: `-----BEGIN ${"PRIVATE"} KEY-----\n${letters}${letters}\n-----END ${"PRIVATE"} KEY-----`,
  URL: "mysql://shop:tR9_kw2Lq@10.0.0.4:3306/orders",
};

const harmless: readonly string[] = [
  "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  "sk-your-api-key-goes-here-and-nowhere-else-please",
  ["AKIA", "IOSFODNN7EXAMPLE"].join(""),
  ["ghp", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18"].join("_"),
  "ghp_0123456789abcdef0123456789abcdef0123",
  "postgres://user:password@localhost:5432/db",
  "mysql://root:{{password}}@db/orders",
  "https://example.com/a:b@c",
  "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.abcdefghijklmnopqrstuv",
  "d41d8cd98f00b204e9800998ecf8427e",
  "550e8400-e29b-41d4-a716-446655440000",
  "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
];

describe("secrets", () => {
  for (const [name, text] of Object.entries(secrets))
    it(`finds one of ${name}`, () => {
      const found = findSecrets(`Use ${text} for it. 请使用 ${text}。`);
      assert.deepEqual(
        found.map(({ format }) => format.name),
        [name, name],
      );
    });

  for (const text of harmless)
    it(`finds none in ${text.slice(0, 40)}`, () => {
      assert.deepEqual(findSecrets(`Use ${text} for it.`), []);
    });

  it("covers the password of an address, not the host", () => {
    const text = secrets.URL!;
    const [found] = findSecrets(text);
    assert.equal(text.slice(found!.range.start, found!.range.end), "tR9_kw2Lq");
  });

  it("is never shown whole in what is said of it", () => {
    for (const text of Object.values(secrets))
      for (const problem of lintPrompt(`Call it with ${text} now.`, { locale: "en", settings: { model: undefined } })
        .problems)
        if (problem.rule === "prompt/secret") {
          const value = text.slice(problem.range.start - 13, problem.range.end - 13);
          assert.ok(value.length > 6 && !problem.message.includes(value.slice(0, 6)), problem.message);
        }
  });
});

describe("possible secrets", () => {
  const signs = (text: string): string[] => findPossibleSecrets(text).map(({ sign }) => sign);

  it("are tokens with a wrong check sum, unless they are samples", () => {
    const wrong = ["ghp", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18"].join("_");
    assert.deepEqual(signs(`Use ${wrong} for it.`), ["checksum"]);
    assert.deepEqual(signs("Use ghp_0123456789abcdef0123456789abcdef0123 for it."), []);
    assert.deepEqual(signs(`Use token = ${secrets.GitHub} for it.`), []);
  });

  it("are random values behind the name of a key or a password", () => {
    const hex = "9f3b7c1e5a8d2046be71c93d5f0a82e4c6d19b07";
    assert.deepEqual(signs(`api_key = "${hex}"\n"client_secret": "${hex}"\nDB_PASSWORD=hunter2secret`), [
      "key",
      "key",
      "password",
    ]);
  });

  for (const text of [
    "max_tokens: 409600000000000000000",
    "password: P@ssw0rd",
    "password: test12345",
    "password = config2.get(name)",
    "password: $DB_PASS1WORD",
    "token = user_session_token_v2_final",
    "secret: 2024-01-15T10:00:00Z",
    "sha256: 9f3b7c1e5a8d2046be71c93d5f0a82e4c6d19b07",
  ])
    it(`are not seen in ${text}`, () => assert.deepEqual(signs(text), []));
});
