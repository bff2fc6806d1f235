export interface Limits {
  perMinute: number;
  perHour: number;
  minuteMs: number;
  hourMs: number;
}

/** Reference 5.1: the Team plan. */
export const TEAM_PLAN: Limits = {
  perMinute: 30,
  perHour: 1800,
  minuteMs: 60_000,
  hourMs: 3_600_000,
};

interface Bucket {
  opened: number;
  resets: number;
  left: number;
}

/** Two fixed windows, the hour and the minute ("burst"). */
export class RateBuckets {
  readonly limits: Limits;
  private hour: Bucket = { opened: 0, resets: 0, left: 0 };
  private minute: Bucket = { opened: 0, resets: 0, left: 0 };

  constructor(limits: Partial<Limits> = {}) {
    this.limits = { ...TEAM_PLAN, ...limits };
    for (const length of [this.limits.minuteMs, this.limits.hourMs]) {
      // Resets are told in whole seconds, so a window must end on one.
      if (length <= 0 || length % 1000 !== 0) throw new Error("a window lasts whole seconds");
    }
  }

  /** Counts one request; false when a window is used up (nothing is counted then). */
  take(now: number): boolean {
    this.roll(now);
    if (this.hour.left <= 0 || this.minute.left <= 0) return false;
    this.hour.left--;
    this.minute.left--;
    return true;
  }

  headers(now: number): Record<string, string> {
    this.roll(now);
    return {
      "X-Rate-Limit-Limit": String(this.limits.perHour),
      "X-Rate-Limit-Remaining": String(this.hour.left),
      "X-Rate-Limit-Reset": String(this.hour.resets / 1000),
      "X-Rate-Limit-Burst-Limit": String(this.limits.perMinute),
      "X-Rate-Limit-Burst-Remaining": String(this.minute.left),
      "X-Rate-Limit-Burst-Reset": String(this.minute.resets / 1000),
    };
  }

  private roll(now: number): void {
    this.hour = rolled(this.hour, now, this.limits.hourMs, this.limits.perHour);
    this.minute = rolled(this.minute, now, this.limits.minuteMs, this.limits.perMinute);
  }
}

/** A window opens with the whole second of its first request. A clock set back opens a new one. */
function rolled(bucket: Bucket, now: number, length: number, allowed: number): Bucket {
  if (now >= bucket.opened && now < bucket.resets) return bucket;
  const opened = Math.floor(now / 1000) * 1000;
  return { opened, resets: opened + length, left: allowed };
}
