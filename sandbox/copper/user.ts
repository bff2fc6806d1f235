export interface CopperUser {
  id: number;
  name: string;
  email: string;
  /** Copper's teams; older accounts have no such field. */
  groups?: { id: number; name: string }[];
  /** Who was removed stays on old activities, but is in no list. */
  active: boolean;
}

export function userRow(user: CopperUser): Record<string, unknown> {
  const { id, name, email, groups } = user;
  return groups === undefined ? { id, name, email } : { id, name, email, groups };
}
