/** The team whose boards are measured. */
export const TEAM_SIZE = { reps: 500, types: 8, days: 3 * 365 + 1 } as const;
