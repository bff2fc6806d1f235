import type { Activity } from "#src/domain/activity/activity.ts";
import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { CONTACT_KINDS, type CopperClient } from "./client.ts";

/** So many contacts are remembered, those needed last. */
const MOST_CONTACTS = 5_000;
/** A number as dialers write it, or ten digits as people do. A call's id of nine digits, a date and a price are none. */
const PHONE_NUMBER = /\+\d[\d\s().-]{6,24}\d|(?<!\d)\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)/;

/** By contact, `person/5520014`: its numbers, digits only. */
export type NumbersByContact = Readonly<Record<string, readonly string[]>>;

/**
 * The phone numbers of those whom calls were logged on, which Copper's activities lack. Each contact is asked for once, and
 * only for a call whose text names no number.
 */
export class ContactNumbers {
  readonly #client: CopperClient;
  readonly #known: Map<string, readonly string[]>;

  constructor(client: CopperClient, remembered: NumbersByContact) {
    this.#client = client;
    this.#known = new Map(Object.entries(remembered));
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
      const numbers = wanting(activity) ? this.#known.get(crm?.subject ?? "") : undefined;
      return crm === undefined || numbers === undefined
        ? activity
        : { ...activity, crm: { ...crm, numbers } };
    });
  }

  toRemember(): Record<string, string[]> {
    const latest = [...this.#known].slice(-MOST_CONTACTS);
    return Object.fromEntries(latest.map(([contact, numbers]) => [contact, [...numbers]]));
  }

  /** Opportunities, projects and tasks have no numbers. */
  async #learn(contact: string, read: ReadOptions): Promise<void> {
    const [type, id] = contact.split("/");
    const kind = CONTACT_KINDS.find((one) => one === type);
    if (kind === undefined || id === undefined) return;
    const known = this.#known.get(contact);
    const numbers = known ?? toDigits(await this.#client.getContact(kind, id, read));
    // Last in the map is last needed.
    this.#known.delete(contact);
    this.#known.set(contact, numbers);
  }
}

function toDigits(numbers: readonly string[]): string[] {
  return [...new Set(numbers.map((number) => number.replace(/\D/g, "")))].filter((n) => n !== "");
}
