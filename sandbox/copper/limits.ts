export interface CopperLimits {
  perMinute: number;
  windowMs: number;
}

/** Reference 6. */
export const DOCUMENTED: CopperLimits = { perMinute: 180, windowMs: 60_000 };

/** A rolling window: each request leaves it a minute after it was made. */
export class RollingWindow {
  readonly limits: CopperLimits;
  private made: number[] = [];

  constructor(limits: Partial<CopperLimits> = {}) {
    this.limits = { ...DOCUMENTED, ...limits };
  }

  /** Counts one request; false when the window is used up (nothing is counted then). */
  take(now: number): boolean {
    // A clock set back forgets what lies ahead of it.
    this.made = this.made.filter((at) => at <= now && at > now - this.limits.windowMs);
    if (this.made.length >= this.limits.perMinute) return false;
    this.made.push(now);
    return true;
  }
}
