/**
 * Begins one piece of work per turn of the event loop, in the order they came.
 *
 * An answer is made in one go. Where many are asked for at once, the loop would make all of those that it has read before it
 * reads more, and the connections last in its list would miss every other round: twice the wait of the rest, always the same
 * ones. Reading between two answers, it knows who asked first.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];

  take(work: () => void): void {
    this.#waiting.push(work);
    if (this.#waiting.length === 1) setImmediate(this.#next);
  }

  readonly #next = (): void => {
    const work = this.#waiting[0];
    try {
      work?.();
    } finally {
      this.#waiting.shift();
      if (this.#waiting.length > 0) setImmediate(this.#next);
    }
  };
}
