import { expect, test } from "vitest";
import { toPlainText } from "./plain-text.ts";

test.each<[string, string | null]>([
  ["won&#x27;t", "won't"],
  ["won&#39;t &amp; can&apos;t", "won't & can't"],
  ["&lt;br&gt; &amp;lt;", "&lt;"],
  ["one<br/>two</p>three\r\nfour", "one\ntwo\nthree\nfour"],
  ["&lt;b class=&quot;x&quot;&gt;bold&lt;/b&gt;", "bold"],
  ["5 &lt; 6 and 7 &gt; 3", "5 < 6 and 7 > 3"],
  ["caf&eacute; &constructor; &;", "caf&eacute; &constructor; &;"],
  ["&#128222; &#x1F4DE;", "📞 📞"],
  ["&#0; &#xD800; &#x110000; &#9999999;", "\ufffd \ufffd \ufffd \ufffd"],
  ["", null],
  [" \n ", null],
  ["<p></p>", null],
])("%j reads %j", (sent, text) => {
  expect(toPlainText(sent, 100)).toBe(text);
});

test("text is cut, never in the middle of a character", () => {
  expect(toPlainText("abcdef", 4)).toBe("abcd");
  expect(toPlainText("abc📞", 4)).toBe("abc");
});

test("text of half a megabyte without an end to its tags is read at once", () => {
  const started = performance.now();
  toPlainText("<a".repeat(250_000), 100);
  toPlainText(`<!--${"-".repeat(500_000)}`, 100);
  expect(performance.now() - started).toBeLessThan(1_000);
});
