import { readdirSync, readFileSync } from "node:fs";

export interface MemoryWatch {
  /** Bytes: the greatest sum, over what was seen, of each process's own peak. */
  stop(): number;
}

const EVERY_MS = 200;

/**
 * Watches the resident memory of a process and whatever it starts. The system itself keeps the peak of each (`VmHWM`), so
 * nothing between two looks is missed but a child that lives shorter. Linux alone says it; throws elsewhere.
 */
export function watchMemory(pid: number): MemoryWatch {
  let peak = peakOfFamily(pid);
  if (peak === 0) throw new Error(`the memory of process ${pid} cannot be read from /proc`);
  const look = () => {
    peak = Math.max(peak, peakOfFamily(pid));
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return peak;
    },
  };
}

function peakOfFamily(pid: number): number {
  return readPeak(pid) + childrenOf(pid).reduce((sum, child) => sum + peakOfFamily(child), 0);
}

/** 0 for a process that ended meanwhile. */
function readPeak(pid: number): number {
  const status = readProc(`/proc/${pid}/status`);
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return peak === undefined ? 0 : Number(peak) * 1024;
}

function childrenOf(pid: number): number[] {
  let threads: string[];
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
  return threads.flatMap((thread) =>
    readProc(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number),
  );
}

function readProc(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
