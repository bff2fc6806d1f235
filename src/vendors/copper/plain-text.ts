const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
};

/**
 * Plain text with its lines, of at most `most` characters; null where nothing is left. Copper escapes what was typed (an
 * apostrophe comes as `&#x27;` in recorded rows), so markup that a dialer wrote shows only after decoding.
 */
export function toPlainText(sent: string, most: number): string | null {
  const text = decode(sent)
    .replace(/\r\n?/g, "\n")
    .replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6])\s*>/gi, "\n")
    .replace(/<\/?[a-z][^<>]*>|<!--[^<>]*-->/gi, "")
    .trim();
  // A character of two halves is not cut in the middle.
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, "") || null;
}

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (entity, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? entity) : entity;
      return toCharacter(decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal));
    },
  );
}

function toCharacter(code: number): string {
  const exists = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return exists ? String.fromCodePoint(code) : "\ufffd";
}
