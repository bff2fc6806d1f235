/** Whether the caller holds this very answer already; the comparison is the weak one, as RFC 9110 asks of `If-None-Match`. */
export function isHeld(headers: Headers, etag: string): boolean {
  const given = headers.get("if-none-match");
  if (given === null) return false;
  if (given.trim() === "*") return true;
  return given.match(/"[^"]*"/g)?.includes(etag) ?? false;
}

/** Whether a caller would rather have CSV than JSON. Whoever likes both alike, or neither, gets JSON. */
export function prefersCsv(headers: Headers): boolean {
  const accept = headers.get("accept");
  if (accept === null) return false;
  return weightOf(accept, "text", "csv") > weightOf(accept, "application", "json");
}

/** How much an `Accept` header wants a type, from 0 to 1; the most exact of its ranges counts. */
function weightOf(accept: string, type: string, subtype: string): number {
  let [weight, exactness] = [0, 0];
  for (const range of accept.toLowerCase().split(",")) {
    const [name = "", ...parameters] = range.split(";").map((part) => part.trim());
    const places = [`${type}/${subtype}`, `${type}/*`, "*/*"];
    const exact = name === "" ? 0 : 3 - places.indexOf(name);
    if (exact > 3 || exact < exactness || exact === 0) continue;
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const given = q === undefined ? 1 : Number(q.slice(2));
    [weight, exactness] = [Number.isFinite(given) ? given : 0, exact];
  }
  return weight;
}
