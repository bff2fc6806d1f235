/** Where the answer is kept whether single keys do anything. */
export const SHORTCUTS_KEY = "callboard-shortcuts";

/** What the sheet tells. The keys themselves stand at the links they press: `data-shortcut="w"`. */
export const SHORTCUT_GROUPS: readonly {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}[] = [
  {
    title: "Period",
    keys: [
      ["T", "today"],
      ["W", "this week"],
      ["M", "this month"],
      ["Q", "this quarter"],
      ["← →", "the period before, the period after"],
      ["C", "compare with the period before"],
    ],
  },
  {
    title: "Pages",
    keys: [
      ["G O", "overview"],
      ["G T", "team"],
      ["G R", "one rep’s numbers"],
      ["/", "filter, where there is one"],
      ["?", "this sheet"],
    ],
  },
  {
    title: "On a chart",
    keys: [
      ["← →", "choose a day"],
      ["Home End", "the first day, the last day"],
      ["Enter", "open the calls behind it"],
      ["Esc", "choose none"],
    ],
  },
];

/** How long a first key waits for its second (ms). */
const SECOND_KEY_MS = 1500;

/** Joins keys that belong together: `g`, then `t`, is `g t`. Tells the name of what was pressed. */
export function createKeyNamer(): (key: string, now: number) => string {
  let first: { readonly key: string; readonly at: number } | null = null;
  return (key, now) => {
    const pressed = key.length === 1 ? key.toLowerCase() : key;
    const waiting = first !== null && now - first.at <= SECOND_KEY_MS ? first.key : null;
    first = waiting === null && pressed === "g" ? { key: pressed, at: now } : null;
    return waiting === null ? pressed : `${waiting} ${pressed}`;
  };
}
