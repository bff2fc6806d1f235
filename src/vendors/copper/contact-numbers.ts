import type { Activity } from "#src/domain/activity/activity.ts";
import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { CONTACT_KINDS, type ContactKind, type CopperClient } from "./client.ts";
import type { CopperMemory, KnownContact } from "./memory.ts";

/** So many contacts are remembered, those needed last. */
const MOST_CONTACTS = 5_000;
/** What is known of a contact is asked for anew after a week: people correct numbers, and nothing tells of it. */
const FRESH_MS = 7 * 86_400_000;
/** That a contact has none, or is hidden, for a day: else every sync would ask for all of those again. */
const NONE_FRESH_MS = 86_400_000;
/** So many a read at most, less than a minute's requests: the first sync of a large account learns all of its contacts on one day. */
const MOST_RENEWED = 100;
const HIDDEN =
  "Copper does not show some contacts to this key; calls logged on them are matched with JustCall's by their text alone.";
/** A number as dialers write it, or ten digits as people do. A call's id of nine digits, a date and a price are none. */
const PHONE_NUMBER = /\+\d[\d\s().-]{6,24}\d|(?<!\d)\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)/;

/**
 * The phone numbers of those whom calls were logged on, which Copper's activities lack. Each contact is asked for once a read at
 * most, and only for a call whose text names no number.
 */
export class ContactNumbers {
  readonly #client: CopperClient;
  readonly #now: number;
  /** Last in the map is last needed. */
  readonly #known: Map<string, KnownContact>;
  readonly #asked = new Set<string>();
  #renewed = 0;
  #someAreHidden = false;

  constructor(client: CopperClient, remembered: CopperMemory["contacts"], now: number) {
    this.#client = client;
    this.#now = now;
    this.#known = new Map(Object.entries(remembered));
  }

  /** Whether any was asked for, so that there may be more to remember than before. */
  get hasAsked(): boolean {
    return this.#asked.size > 0;
  }

  /** The same activities in the same order, the calls among them with numbers. */
  async fill(
    activities: readonly Activity[],
    callTypes: ReadonlySet<string>,
    read: ReadOptions,
  ): Promise<Activity[]> {
    const wanting = (activity: Activity) =>
      callTypes.has(activity.vendorType ?? "") && !PHONE_NUMBER.test(activity.crm?.text ?? "");
    const contacts = activities.filter(wanting).map(({ crm }) => crm?.subject ?? "");
    for (const contact of new Set(contacts)) await this.#learn(contact, read);
    return activities.map((activity) => {
      const { crm } = activity;
      const known = wanting(activity) ? this.#known.get(crm?.subject ?? "") : undefined;
      return crm === undefined || known === undefined
        ? activity
        : { ...activity, crm: { ...crm, numbers: known.numbers } };
    });
  }

  toRemember(): CopperMemory["contacts"] {
    return Object.fromEntries([...this.#known].slice(-MOST_CONTACTS));
  }

  /** Opportunities, projects and tasks have no numbers. */
  async #learn(contact: string, read: ReadOptions): Promise<void> {
    const [type, id] = contact.split("/");
    const kind = CONTACT_KINDS.find((one) => one === type);
    if (kind === undefined || id === undefined) return;
    const known = this.#known.get(contact);
    const mustAsk = this.#mustAsk(contact, known);
    const latest = mustAsk || known === undefined ? await this.#ask(kind, id, read) : known;
    if (mustAsk) this.#asked.add(contact);
    this.#known.delete(contact);
    this.#known.set(contact, latest);
  }

  async #ask(kind: ContactKind, id: string, read: ReadOptions): Promise<KnownContact> {
    const sent = await this.#client.getContact(kind, id, read);
    if (sent === null) this.#tellHidden(read);
    return { numbers: toDigits(sent ?? []), askedAt: this.#now };
  }

  #mustAsk(contact: string, known: KnownContact | undefined): boolean {
    if (this.#asked.has(contact)) return false;
    if (known === undefined) return true;
    const fresh = known.numbers.length === 0 ? NONE_FRESH_MS : FRESH_MS;
    if (this.#now - known.askedAt < fresh || this.#renewed === MOST_RENEWED) return false;
    this.#renewed += 1;
    return true;
  }

  #tellHidden(read: ReadOptions): void {
    if (!this.#someAreHidden) read.watch.onWarning(HIDDEN);
    this.#someAreHidden = true;
  }
}

function toDigits(numbers: readonly string[]): string[] {
  return [...new Set(numbers.map((number) => number.replace(/\D/g, "")))].filter((n) => n !== "");
}
