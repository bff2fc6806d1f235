import { PUBLIC_REPORTS } from "../contract/public-reports.ts";
import { PUBLIC_EXAMPLES } from "./public-examples.ts";
import type { RouteDescription } from "./route-description.ts";

/** The reports of the public API as routes. */
export const PUBLIC_ROUTES: readonly RouteDescription[] = PUBLIC_REPORTS.map((report) => {
  const { name, summary, description, parameters, answer, csv, example, onWall } = report;
  const ofOneRep = name === "user-overview";
  return {
    method: "get",
    path: `/api/public/${name}`,
    id: name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    tag: "Public reports",
    summary,
    description: onWall ? description : `${description} A wall's link does not open it.`,
    access: "public",
    query: parameters,
    answer: {
      status: 200,
      description: "The report.",
      schema: answer,
      example: PUBLIC_EXAMPLES[name],
      csv: csv.columns,
      tagged: true,
    },
    refusals: ofOneRep ? ["not_allowed", "user_not_found"] : [],
    example: { address: `/api/public/${name}${example === "" ? "" : `?${example}`}` },
  };
});
