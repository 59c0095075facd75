import { totalmem } from 'node:os';

const MIB = 2 ** 20;
/** Part of the memory that the process may use. */
const PART = 1 / 64;
const AT_LEAST = 96 * MIB;
/** 26 months of a country with 100 million ratings are some 205 MiB. */
const AT_MOST = 256 * MIB;
/** Transactions are an eighth of the tallies. */
const OF_FLOW = 1 / 8;

/** Bytes the process may use: what a container allows, else what the machine has. */
export function usableMemory(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}

/**
 * Most memory for running sums of the newest months as they are kept, in bytes: a sixty-fourth of what the process may use,
 * but 96 to 256 MiB for tallies, an eighth of that for transactions. A day of 14,000 cells with all their parts is some
 * 150 to 250 kB, of their transactions 17 kB; a country needs what its months are, not what it may have.
 */
export function heldAtMost(usable: number = usableMemory()): { tallies: number; flow: number } {
  const tallies = Math.min(AT_MOST, Math.max(AT_LEAST, Math.floor(usable * PART)));
  return { tallies, flow: Math.floor(tallies * OF_FLOW) };
}
