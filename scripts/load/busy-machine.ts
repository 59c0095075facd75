import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** From this share on, what is measured in milliseconds tells more of the other work than of ours. */
export const BUSY_SHARE = 0.25;

/** How long the machine is looked at. */
const LOOK_MS = 1_500;

/** Jiffies of all processors since the start of the machine. */
interface Times {
  all: number;
  idle: number;
}

/** Reads the text of `/proc/stat`. Waiting for a disk and being taken away by another guest count as busy. */
export function readTimes(text: string): Times {
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, hard = 0, soft = 0, steal = 0] = text
    .split('\n')[0]!
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return { all: user + nice + system + idle + wait + hard + soft + steal, idle };
}

/** Share (0–1) of the machine that was in use between two moments. */
export const shareInUse = (before: Times, after: Times): number =>
  after.all > before.all ? 1 - (after.idle - before.idle) / (after.all - before.all) : 0;

/** Share of the machine that is in use now. Asked while nothing of ours runs, that is the work of others. */
export async function lookAtMachine(): Promise<number> {
  const before = readTimes(readFileSync('/proc/stat', 'utf8'));
  await wait(LOOK_MS);
  return shareInUse(before, readTimes(readFileSync('/proc/stat', 'utf8')));
}
