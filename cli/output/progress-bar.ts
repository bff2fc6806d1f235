import type { SyncProgress } from "#src/store/sync-runs.ts";

const WIDTH = 24;

/** One line of progress for a terminal; `what` is read. */
function progressBar(progress: SyncProgress, what: string): string {
  const filled = Math.round(progress.share * WIDTH);
  const bar = `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)}`;
  const percent = `${Math.round(progress.share * 100)} %`.padStart(5);
  const waiting = progress.waitingFor === null ? "" : ` · waiting: ${progress.waitingFor}`;
  return `${bar} ${percent} · ${progress.pages} pages · ${progress.calls} ${what}${waiting}`;
}

/** Shows what `look` says, on one line that is written over; nothing at all where nobody watches. */
export function watchProgress(
  stream: Pick<NodeJS.WriteStream, "isTTY" | "columns" | "write">,
  what: string,
  look: () => Promise<SyncProgress | null>,
): () => void {
  if (!stream.isTTY) return () => undefined;
  const clear = "\r\u001b[2K";
  const timer = setInterval(async () => {
    const progress = await look();
    if (progress !== null)
      stream.write(clear + progressBar(progress, what).slice(0, stream.columns - 1));
  }, 200);
  return () => {
    clearInterval(timer);
    stream.write(clear);
  };
}
