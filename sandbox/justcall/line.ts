/** One of the account's own telephone lines. */
export interface Line {
  number: string;
  name: string;
}

const MAIN: Line = { number: "13035550100", name: "Main Line" };

// Reference 3: justcall_line_name is empty when a line has no name.
const LINES: readonly Line[] = [
  { number: "17205550118", name: "Sales West" },
  { number: "12125550121", name: "Sales East" },
  { number: "13125550130", name: "Sales Central" },
  { number: "17205550123", name: "" },
];

/** The line an agent works on; calls nobody took came in on the main line. */
export function lineOf(agentId: number | null): Line {
  return agentId === null ? MAIN : (LINES[agentId % LINES.length] ?? MAIN);
}

export function mainLine(): Line {
  return MAIN;
}
