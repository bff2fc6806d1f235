import { phoneNumbersIn } from "./phone-numbers.ts";

/** What the text of a CRM's call says about the call itself. */
export interface CallText {
  /** The telephone system's id of the call, digits. */
  readonly callId: string | null;
  /** Whether the telephone system wrote it, and not a person. */
  readonly byDialer: boolean;
  /** Numbers of the other side as written there, digits only, 7 to 15 of them, each once, in the order of the text. */
  readonly numbers: readonly string[];
  /** How long the telephone system says that the call was, whole seconds; null where a person wrote, or it does not say. */
  readonly durationSeconds: number | null;
}

/** What is no letter or digit may stand before the words: quotes, bullets, the stars of a bold line. */
const HEADER = /^[^\p{L}\p{N}]*(?:outgoing|outbound|incoming|missed)\s+call\b/iu;
const CALL_ID = /^[^\p{L}\p{N}]*call\s*id\s*[:#-]*\s*(\d+)\b/imu;
/** The telephone system's own line, and what stands behind the words. */
const OWN_LINE = /\b(?:called via|received on)\b[ \t]*(:?)([^\n]*)/gi;
/** Not an address of mail, and not a host that only begins like it. Without a scheme a path has to follow: people name it too. */
const DIALER_LINK =
  /https?:\/\/(?:[\w-]+\.)*justcall\.io(?![\w-]|\.\w)|(?:^|[^\w.@/-])(?:[\w-]+\.)*justcall\.io\//im;
const LINK = /\b(?:https?:\/\/|www\.)\S+|\b(?:[\w-]+\.)*justcall\.io\/\S*/gi;
const BREAK = /<br\s*\/?>|<\/?(?:p|div|li|ul|ol|tr|h\d)\b[^>]*>/gi;
const TAG = /<\/?[a-z][^<>]*>/gi;

/**
 * Reads what was written down of a call. `text` is plain, entities decoded; tags that are left in it do no harm.
 *
 * Two wordings of the telephone system's are known (Copper reference 8.1: today's was seen in another CRM, with a
 * "Call ID" line; the older one in a Capsule integration made from the one for Copper, with none). Both begin with the
 * direction and name the line that was used; a header alone is a person's "Incoming call from Dana, will call back".
 */
export function readCallText(text: string | null): CallText {
  if (text === null) return { callId: null, byDialer: false, numbers: [], durationSeconds: null };
  const plain = withoutTags(text);
  const callId = CALL_ID.exec(plain)?.[1] ?? null;
  const header = firstLine(plain);
  const byDialer =
    HEADER.test(header) && (callId !== null || namesOwnLine(plain) || DIALER_LINK.test(text));
  return {
    callId,
    byDialer,
    numbers: phoneNumbersIn(withoutOwnNumbers(plain.replace(LINK, " | "))),
    durationSeconds: byDialer ? durationIn(plain, header) : null,
  };
}

/**
 * With its number, as in all wordings that were seen. A person writes the words too: "Called via: WhatsApp", "received on my
 * mobile", "received on 21.09.2026".
 */
function namesOwnLine(plain: string): boolean {
  return [...plain.matchAll(OWN_LINE)].some(([, colon = "", rest = ""]) => {
    const near = colon === "" ? rest.replace(/\p{L}.*$/u, "") : rest;
    return phoneNumbersIn(near).length > 0;
  });
}

function withoutTags(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(BREAK, "\n").replace(TAG, " ");
}

function firstLine(plain: string): string {
  return plain.trimStart().split("\n", 1)[0]?.trim() ?? "";
}

/** "Call Duration: 00h 04m 12s", else what the older header ends with: "(04:12)", "04:12", "(1:04:12)". */
function durationIn(plain: string, header: string): number | null {
  const labelled = /call duration\s*:\s*(\d+)\s*h\s*(\d+)\s*m\s*(\d+)\s*s/i.exec(plain);
  const clock = labelled ?? /(?:(\d+):)?(\d+):(\d\d)\s*\)?$/.exec(header);
  if (clock === null) return null;
  const [, hours = "0", minutes = "0", seconds = "0"] = clock;
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}

/**
 * Takes out the lines that hold numbers of nobody on the other side: our own line, the call's id, its time, the campaign.
 * Where the lines ran together, only the number that follows the words.
 */
function withoutOwnNumbers(plain: string): string {
  return plain
    .replace(
      /^[^\p{L}\p{N}\n]*(?:called via|received on)\s*:.*?(?=\b(?:called to|called on|received from|call from)\b|$)/gimu,
      "",
    )
    .replace(
      /^[^\p{L}\p{N}\n]*(?:call duration|date & time|date &amp; time|campaign name)\s*:.*$/gimu,
      "",
    )
    .replace(
      /\b(?:called via|received on)\b(?:[ \t]*:[^\n\d]*|[^\p{L}\p{N}\n]*)\d[\d\t ().-]{5,}\d/giu,
      " | ",
    )
    .replace(/\bcall\s*id\b[^\p{L}\p{N}\n]*\d+/giu, " | ");
}
