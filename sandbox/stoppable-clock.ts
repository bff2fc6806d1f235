/** What time it is for a sandbox: that of its clock, or the moment at which it was stopped (ms since 1970). */
export class StoppableClock {
  readonly #running: () => number;
  #stopped: number | null = null;

  constructor(running: () => number) {
    this.#running = running;
  }

  readonly now = (): number => this.#stopped ?? this.#running();

  /** Stops at a moment; null lets it run again. */
  readonly set = (moment: number | null): void => {
    this.#stopped = moment;
  };
}
