import { expect, test } from 'vitest';
import { attackEditions, type SeenEdition } from '../../audit/attack/attack-editions.ts';
import { classesBySize, decideApart } from '../../audit/controls/weakened-steps.ts';
import { DISCLOSURE_DECISIONS } from '../../src/modules/results/decide-edition.ts';
import { seenEditions } from './seen-editions.ts';

const SEEDS = Array.from({ length: 40 }, (_, at) => at + 1);
const EDITIONS = 4;

test(
  'nobody who kept every edition of a quarter works out what any of them withholds',
  { timeout: 300_000 },
  async () => {
    const found: unknown[] = [];
    let [changed, classes] = [0, 0];
    for (const seed of SEEDS) {
      const seen = await seenEditions(seed, EDITIONS);
      const verdict = attackEditions(seen);
      changed += verdict.changed;
      classes += seen.at(-1)!.collection.sightings.filter(({ key }) => key === 'RANDOM').length;
      for (const list of [verdict.narrowed, verdict.late, verdict.wrong])
        found.push(...list.map((one) => ({ seed, ...one })));
    }
    expect(found).toEqual([]);
    expect(changed).toBeGreaterThan(1000);
    expect(classes).toBeGreaterThan(50);
  },
);

test(
  'where every source class of ten answers is shown, it finds what they tell (control)',
  { timeout: 300_000 },
  async () => {
    const decisions = { ...DISCLOSURE_DECISIONS, discloseClasses: classesBySize };
    const found: string[] = [];
    for (const seed of SEEDS.slice(0, 15)) {
      const verdict = attackEditions(await seenEditions(seed, 2, decisions));
      expect(verdict.wrong).toEqual([]);
      found.push(...verdict.narrowed.map(({ cell }) => cell));
    }
    expect(found.length).toBeGreaterThan(10);
    // Not only classes: withheld channels, too.
    expect(found.some((cell) => !/RANDOM|PROMPT/.test(cell))).toBe(true);
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

test('classes cost no figure: each edition shows what it would show without them', { timeout: 300_000 }, async () => {
  const withoutClasses = { ...DISCLOSURE_DECISIONS, discloseClasses: async () => ({ shown: new Set<string>(), atRisk: [] }) }; // prettier-ignore
  const [counted, gone] = [new Set<string>(), new Set<string>()];
  for (const seed of SEEDS.slice(0, 10)) {
    const [together, apart] = [await seenEditions(seed, 2), await seenEditions(seed, 2, withoutClasses)];
    for (const edition of [0, 1]) {
      const shown = figuresOf(together[edition]!);
      for (const figure of figuresOf(apart[edition]!)) {
        counted.add(`${seed} ${edition} ${figure}`);
        if (!shown.has(figure)) gone.add(`${seed} ${edition} ${figure}`);
      }
    }
  }
  expect(gone).toEqual(new Set());
  expect(counted.size).toBeGreaterThan(2_000);
});

/** What is told of things and channels. */
const figuresOf = ({ collection: { sightings } }: SeenEdition): Set<string> =>
  new Set(
    sightings
      .filter(({ key, value }) => !value.suppressed && key !== 'RANDOM' && key !== 'PROMPT')
      .map(({ thing, key, asked, period }) => JSON.stringify([thing.id, key, asked, period])),
  );
