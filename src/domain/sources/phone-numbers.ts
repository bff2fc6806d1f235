const FEWEST_DIGITS = 7;
/** E.164 allows no more. */
const MOST_DIGITS = 15;
const NATIONAL_DIGITS = 10;
const LONGEST_COUNTRY_CODE = 3;

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
/** Digits that say when, each between digits and separators that are not its own: a number may look like a day inside. */
const WHEN: readonly RegExp[] = [
  /(?<!\d)(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:[0-2]?\d|3[01])(?!\d)/g,
  /(?<![\d.+)-]|\d[/ ])[0-3]?\d([-/.])[0-3]?\d\1(?:19|20)?\d\d(?![-/.]?\d)/g,
  /(?<![\d+])20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/g,
  new RegExp(
    `\\b[0-3]?\\d(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}(?:,?\\s+(?:19|20)\\d\\d\\b)?`,
    "gi",
  ),
  new RegExp(`\\b${MONTH}\\s+[0-3]?\\d(?:st|nd|rd|th)?\\b(?:,?\\s+(?:19|20)\\d\\d\\b)?`, "gi"),
  /(?<!\d)\d{1,3}:\d\d(?::\d\d)?(?!\d)/g,
  /(?<!\d)\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.|hours?|hrs?|minutes?|mins?|seconds?|secs?|[hms])\b/gi,
];

const NUMBER = /(?<![\p{L}\p{N}_#])\+?\(?\d[\d\t\u00a0 ().\-/\u2010-\u2013]{5,}\d/gu;

/** The phone numbers that a person or a program wrote into a text, digits only, each once, in order; days and times are none. */
export function phoneNumbersIn(text: string): string[] {
  let left = text.replace(/\(0\)/g, "");
  for (const when of WHEN) left = left.replace(when, " | ");
  const found = [...left.matchAll(NUMBER)].flatMap(([written]) => numbersWritten(written));
  return [...new Set(found)];
}

function numbersWritten(written: string): string[] {
  // "312 555 0143 2 times": no number ends in a digit that stands alone.
  const parts = written
    .replace(/(\d{2})\D*[\t\u00a0 ]\D*\d$/u, "$1")
    .split("/")
    .map(digitsOf);
  // One slash is within a number (030/123456), or between two.
  const numbers = parts.every((part) => part.length >= FEWEST_DIGITS) ? parts : [parts.join("")];
  return numbers.filter(({ length }) => length >= FEWEST_DIGITS && length <= MOST_DIGITS);
}

function digitsOf(written: string): string {
  return written.replace(/\D/g, "");
}

/** What numbers of one line have in common, to look for them by; other lines may have it too. */
export function lineKey(number: string): string {
  return number.slice(-FEWEST_DIGITS);
}

/**
 * Whether two numbers, digits only, are one line: the last ten digits agree (Copper reference 8.2), or of a shorter
 * one all, where the other has at most a country code more. Zeros in front are a prefix for dialling.
 */
export function isSameNumber(one: string, other: string): boolean {
  const [short, long] = [one, other]
    .map((number) => number.replace(/^0+/, ""))
    .sort((a, b) => a.length - b.length);
  if (short === undefined || long === undefined || short.length < FEWEST_DIGITS) return false;
  if (short.length >= NATIONAL_DIGITS)
    return short.slice(-NATIONAL_DIGITS) === long.slice(-NATIONAL_DIGITS);
  return long.endsWith(short) && long.length - short.length <= LONGEST_COUNTRY_CODE;
}
