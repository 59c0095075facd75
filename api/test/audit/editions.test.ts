import { expect, test } from 'vitest';
import { attackEditions } from '../../audit/attack/attack-editions.ts';
import { decideApart } from '../../audit/controls/weakened-steps.ts';
import { seenEditions } from './seen-editions.ts';

const SEEDS = Array.from({ length: 40 }, (_, at) => at + 1);
const EDITIONS = 4;

test(
  'nobody who kept every edition of a quarter works out what any of them withholds',
  { timeout: 300_000 },
  async () => {
    const found: unknown[] = [];
    let changed = 0;
    for (const seed of SEEDS) {
      const verdict = attackEditions(await seenEditions(seed, EDITIONS));
      changed += verdict.changed;
      for (const list of [verdict.narrowed, verdict.late, verdict.wrong])
        found.push(...list.map((one) => ({ seed, ...one })));
    }
    expect(found).toEqual([]);
    expect(changed).toBeGreaterThan(1000);
  },
);

test(
  'where late answers enter whatever editions tell together, it finds some (control)',
  { timeout: 300_000 },
  async () => {
    let found = 0;
    for (const seed of SEEDS) {
      const verdict = attackEditions(await seenEditions(seed, EDITIONS, decideApart));
      expect(verdict.wrong).toEqual([]);
      found += verdict.narrowed.length;
    }
    expect(found).toBeGreaterThan(10);
  },
);
