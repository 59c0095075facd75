import type { AcceptanceTime, DrawCountOfDay } from './draw-counts.repository.ts';

/** Shortest time that is not divided any more. */
const SHORTEST_MS = 1_000;
/** What PostgreSQL says of a statement that is out of time. */
const OUT_OF_TIME = '57014';

/**
 * Adds up the counts of some time; where there is too much for one statement, of its halves, and of theirs.
 * @param count of a part; fails when the statement is out of time
 * @param goesOn asked before each part
 * @returns null where it did not go on
 * @throws what `count` does, for anything else or for a second
 */
export async function countInHalves(
  time: AcceptanceTime,
  count: (part: AcceptanceTime) => Promise<readonly DrawCountOfDay[]>,
  goesOn: () => boolean,
): Promise<DrawCountOfDay[] | null> {
  const sums = new Map<string, DrawCountOfDay>();
  const left = [time];
  for (let part = left.pop(); part; part = left.pop()) {
    if (!goesOn()) return null;
    try {
      for (const one of await count(part)) add(sums, one);
    } catch (error) {
      const { fromMs, toMs } = part;
      if ((error as { code?: string }).code !== OUT_OF_TIME || toMs - fromMs <= SHORTEST_MS) throw error;
      const middleMs = Math.floor((fromMs + toMs) / 2);
      left.push({ fromMs: middleMs, toMs }, { fromMs, toMs: middleMs });
    }
  }
  return [...sums.values()];
}

function add(sums: Map<string, DrawCountOfDay>, count: DrawCountOfDay): void {
  const key = `${count.day} ${count.touchpointId} ${count.mode}`;
  const { answers = 0, notDrawn = 0 } = sums.get(key) ?? {};
  sums.set(key, { ...count, answers: answers + count.answers, notDrawn: notDrawn + count.notDrawn });
}
