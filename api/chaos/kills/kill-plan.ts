import { randomFrom } from '../../bench/load/rating-requests.ts';

/** One kill that is to happen. */
export interface PlannedKill {
  what: 'API' | 'POSTGRES';
  /** Number of the process of the api that is killed; null for PostgreSQL. */
  process: number | null;
  /** Seconds after the start of the load. */
  atSeconds: number;
  /** Waits until what is hit has stored something since the kill before; the others hit it wherever it stands. */
  isWhileServing: boolean;
}

/** Part of the run at its start and at its end in which nothing is killed: something must run before and after. */
const QUIET_SHARE = 0.05;
/** Share of the kills of the api that may hit it while it starts. */
const ANYWHERE_SHARE = 0.2;

/**
 * Random moments for all kills, in order. A kill of PostgreSQL always meets an api that is serving; one of the api hits any
 * of its processes.
 */
export function planKills(
  seed: number,
  seconds: number,
  kills: { api: number; postgres: number },
  processes = 1,
): PlannedKill[] {
  const choose = randomFrom(seed ^ 0x77686f);
  const random = randomFrom(seed ^ 0x6b696c6c);
  const whats: PlannedKill['what'][] = [
    ...Array.from({ length: kills.api }, () => 'API' as const),
    ...Array.from({ length: kills.postgres }, () => 'POSTGRES' as const),
  ];
  for (let index = whats.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [whats[index], whats[other]] = [whats[other]!, whats[index]!];
  }
  const moments = whats.map(() => seconds * (QUIET_SHARE + random() * (1 - 2 * QUIET_SHARE))).toSorted((a, b) => a - b);
  return whats.map((what, index) => ({
    what,
    process: what === 'API' ? Math.floor(choose() * processes) : null,
    atSeconds: moments[index]!,
    isWhileServing: what === 'POSTGRES' || random() >= ANYWHERE_SHARE,
  }));
}
