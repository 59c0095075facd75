import { readFileSync } from 'node:fs';

/** How late the event loop of a server has been since the last look, in milliseconds. */
export interface LoopDelay {
  p99Ms: number;
  maxMs: number;
}

/** Asks the server's own metrics, which forget with every look. @throws Error when they are not there */
export async function loopDelay(port: number): Promise<LoopDelay> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const valueOf = (name: string): number => {
    const value = new RegExp(`^${name} ([0-9.e+-]+)$`, 'm').exec(text)?.[1];
    if (value === undefined) throw new Error(`The metrics of the server do not tell ${name}.`);
    return Number(value) * 1_000;
  };
  return { p99Ms: valueOf('nodejs_eventloop_lag_p99_seconds'), maxMs: valueOf('nodejs_eventloop_lag_max_seconds') };
}

/** Memory of a process in MiB: what it takes now. Linux only. */
export function residentMiB(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kibibytes === undefined) throw new Error(`Process ${pid} tells no memory.`);
  return Number(kibibytes) / 1_024;
}

/** Watches the memory of a process, four times a second, until it is told to stop and tells the highest value. */
export function watchMemory(pid: number): { peakMiB(): number } {
  let peak = residentMiB(pid);
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMiB(pid));
  }, 250);
  return {
    peakMiB() {
      clearInterval(timer);
      return Math.max(peak, residentMiB(pid));
    },
  };
}
