/** Whom a rep calls. `dialled` is what the telephone system has, `numbers` what the CRM has, as differently as people type. */
export interface Contact {
  readonly subject: string;
  readonly name: string;
  readonly dialled: string;
  readonly numbers: readonly string[];
}

function contact(subject: string, name: string, dialled: string, numbers: string): Contact {
  return { subject, name, dialled, numbers: numbers.split(" ").filter((number) => number !== "") };
}

export const DANA = contact("person/5520014", "Dana Whitlock", "13125550143", "3125550143");
export const OMAR = contact("person/5520015", "Omar Reyes", "13125550177", "13125550177");
export const LENA = contact(
  "person/5520016",
  "Lena O'Brien",
  "17735550112",
  "7735550100 7735550112",
);
export const JUDE = contact("lead/4410055", "Jude Park", "14155550121", "4155550121");
export const ALMA = contact("person/5520018", "Alma Ferreira", "16465550133", "0016465550133");
export const FINN = contact("person/5520019", "Finn Gallagher", "442079460011", "02079460011");
export const ROSA = contact("person/5520020", "Rosa Whitaker", "447700900123", "07700900123");
export const KURT = contact("person/5520021", "Kurt Abendroth", "4930123456", "030123456");
export const INGA = contact("person/5520022", "Inga Solberg", "4722123456", "22123456");
export const LUCE = contact("person/5520023", "Luce Marchand", "33612345678", "0612345678");
export const WEIL = contact("lead/4410056", "Wei Ling Tan", "6561234567", "61234567");
export const NOOR = contact(
  "person/5520025",
  "Noor Haddad",
  "13125550181",
  "3125550181 2125550109",
);

/** Two of one house, with one number. */
export const PIER_MAIN = contact("company/3310007", "North Pier", "13125550160", "3125550160");
export const PIER_SAM = contact("person/5520030", "Sam North", "13125550160", "13125550160");

/** Known by name only. */
export const NAMELESS = contact("person/5520040", "Ida (trade fair)", "12125550155", "");

export const REGULARS: readonly Contact[] = [
  DANA,
  OMAR,
  LENA,
  JUDE,
  ALMA,
  FINN,
  ROSA,
  KURT,
  INGA,
  LUCE,
  WEIL,
  NOOR,
];
