import { emptyTally } from '../tally.ts';
import type { FlowShare, Stratum } from './stratum.ts';

/** Answers to SAT by value 1–5, and to EASE likewise, of one stratum; for tests. */
export interface BuiltStratum extends Partial<Omit<Stratum, 'tally'>> {
  sat: readonly number[];
  ease?: readonly number[];
}

/** A stratum of the service "s", on the portal and the web, prompted, of an unknown segment, unless told otherwise. */
export function builtStratum({ sat, ease = [], ...own }: BuiltStratum): Stratum {
  const tally = emptyTally();
  for (const [at, n] of sat.entries()) tally.counts.SAT[at + 1] = n;
  for (const [at, n] of ease.entries()) tally.counts.EASE[at + 1] = n;
  return { subjectId: 's', channel: 'PORTAL', mode: 'WEB', segment: 'UNKNOWN', sourceClass: 'PROMPT', ...own, tally };
}

/** Transactions of a channel and segment of the service "s". */
export const builtFlow = (
  channel: FlowShare['channel'],
  transactions: number,
  segment: FlowShare['segment'] = 'UNKNOWN',
): FlowShare => ({ subjectId: 's', channel, segment, transactions });
