/** From which pace index on (amount so far / expected by now) a goal is called on track, and behind; below it is at risk. */
export interface StatusBands {
  readonly onTrack: number;
  readonly behind: number;
}

/** Published by a product of the field, of the pro-rated target: on track from 99 %, behind from 81 %. */
export const PLAIN_BANDS: StatusBands = { onTrack: 0.99, behind: 0.81 };
