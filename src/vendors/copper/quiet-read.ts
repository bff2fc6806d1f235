import type { ReadOptions } from "#src/domain/activity/activity-source.ts";

/** For what is looked up on the way: its pages are no rows of what is read. */
export function quietly(read: ReadOptions): ReadOptions {
  const { watch } = read;
  return {
    ...read,
    watch: {
      onPage: () => undefined,
      onWait: (ms, reason) => watch.onWait(ms, reason),
      onWarning: (text) => watch.onWarning(text),
    },
  };
}
