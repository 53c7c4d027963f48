import assert from "node:assert/strict";
import { html } from "../../../src/report/html";

describe("markup", () => {
  it("escapes texts, in attributes too", () => {
    assert.equal(
      html`<b title="${`"'>`}">${"<script>alert(1)</script>&amp;"}</b>`.text,
      '<b title="&quot;&#39;&gt;">&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</b>',
    );
  });

  it("takes markup as it is, joins lists and leaves out what is not there", () => {
    assert.equal(html`${html`<i>${"<"}</i>`}${["a", html`<br />`, 3]}${undefined}${false}`.text, "<i>&lt;</i>a<br />3");
  });

  it("lets no control characters and lone surrogates into a page", () => {
    assert.equal(html`${"a\u0000b\ud800c\n😀"}`.text, "a\ufffdb\ufffdc\n😀");
  });
});
