/** A question of the public JSON, asked about windows of these lengths in days, and what SQL would group for it. */
export interface Board {
  readonly name: string;
  readonly about: string;
  readonly lengths: readonly number[];
  readonly groupBy: string;
}

export const BOARDS: readonly Board[] = [
  {
    name: "team-metrics",
    about: "a month",
    lengths: [31, 30, 29, 28],
    groupBy: "type",
  },
  {
    name: "team-trends",
    about: "90 days",
    lengths: [90, 91, 89],
    groupBy: "type, date",
  },
  {
    name: "team-leaderboard",
    about: "a quarter",
    lengths: [92, 91, 90],
    groupBy: "userId, type",
  },
];
