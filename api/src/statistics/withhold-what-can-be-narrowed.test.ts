import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { narrowCounts } from './narrow-counts.ts';
import { publicCountBounds } from './public-count-bounds.ts';
import { type LinkedTable, withholdWhatCanBeNarrowed } from './withhold-what-can-be-narrowed.ts';
import { type Disclosure, withinDisclosureRule } from './within-disclosure-rule.ts';

/** Everything that is published is taken to tell its count exactly: the hardest case. */
const told = (n: number) => (n < 10 ? null : publicCountBounds(n, Infinity));

/** Services × channels × months with all their totals. */
function crossTable(sizes: readonly number[], counts: readonly number[]): LinkedTable {
  const cells = new Map<string, number>();
  const children = new Map<string, Set<string>>();
  counts.forEach((n, at) => {
    const place = sizes.map(
      (size, axis) => Math.floor(at / sizes.slice(axis + 1).reduce((all, s) => all * s, 1)) % size,
    );
    for (let open = 0; open < 2 ** sizes.length; open++) {
      const name = (free: number) => place.map((one, axis) => (free & (1 << axis) ? '*' : String(one))).join(' ');
      cells.set(name(open), (cells.get(name(open)) ?? 0) + n);
      for (let axis = 0; axis < sizes.length; axis++) {
        if (!(open & (1 << axis))) continue;
        const key = `${name(open)} by ${axis}`;
        children.set(key, (children.get(key) ?? new Set()).add(name(open & ~(1 << axis))));
      }
    }
  });
  return {
    cells: [...cells].map(([key, n]) => ({ key, n, told: told(n) })),
    groups: [...children].map(([key, parts]) => ({ parent: key.split(' by ')[0]!, children: [...parts] })),
  };
}

const tableUpTo = (most: readonly number[]) =>
  fc
    .record({
      sizes: fc.tuple(...most.map((max) => fc.integer({ min: 2, max }))),
      largest: fc.constantFrom(12, 30, 80),
    })
    .chain(({ sizes, largest }) => {
      const all = sizes.reduce((product, size) => product * size, 1);
      const count = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.nat(largest) });
      return fc.array(count, { minLength: all, maxLength: all }).map((counts) => crossTable(sizes, counts));
    });
const linkedTable = tableUpTo([4, 4, 3]);
const smallTable = tableUpTo([3, 2]);
/** One in eleven is as large as any: those take most of the time. */
const mixedTable = fc.oneof({ weight: 10, arbitrary: tableUpTo([3, 2, 2]) }, { weight: 1, arbitrary: linkedTable });

/** Withheld counts that somebody who knows the told ranges, the sums and the empty cells knows to within four numbers. */
function nearlyKnown({ cells, groups }: LinkedTable, disclosure: ReadonlyMap<string, Disclosure>): string[] {
  const at = new Map(cells.map(({ key }, index) => [key, index]));
  const isShown = cells.map(({ key, n }) => n > 0 && disclosure.get(key) === 'PUBLISHED');
  const bounds = {
    low: Float64Array.from(cells, ({ told: range }, index) => (isShown[index] ? range!.low : 0)),
    high: Float64Array.from(cells, ({ n, told: range }, index) =>
      isShown[index] ? range!.high : n === 0 ? 0 : Infinity,
    ),
  };
  narrowCounts(
    bounds,
    groups.map(({ parent, children }) => ({
      total: at.get(parent)!,
      parts: children.map((key) => at.get(key)!),
      hasRest: false,
    })),
  );
  return cells.flatMap(({ key, n }, index) =>
    n > 0 && !isShown[index] && bounds.high[index]! - bounds.low[index]! < 4 ? [key] : [],
  );
}

describe('what is withheld', () => {
  test('is not nearly known from all sums together', () => {
    fc.assert(
      fc.property(mixedTable, (table) => {
        expect(nearlyKnown(table, withholdWhatCanBeNarrowed(table).disclosure)).toEqual([]);
      }),
      { seed: 5, numRuns: RUNS },
    );
  });

  test('of 10,000 small tables is nothing that need not be, and the order of the table does not matter', () => {
    fc.assert(
      fc.property(smallTable, (table) => {
        const decided = withholdWhatCanBeNarrowed(table);
        expect(nearlyKnown(table, decided.disclosure)).toEqual([]);
        expect(decided.atRisk).toEqual([]);
        const groups = table.groups
          .toReversed()
          .map(({ parent, children }) => ({ parent, children: children.toReversed() }));
        const turned = withholdWhatCanBeNarrowed({ ...table, cells: table.cells.toReversed(), groups }).disclosure;
        const wrong = table.cells.filter(
          ({ key, n }) =>
            turned.get(key) !== decided.disclosure.get(key) || (turned.get(key) === 'TOO_FEW') !== (n > 0 && n < 10),
        );
        expect(wrong).toEqual([]);
      }),
      { seed: 7, numRuns: RUNS },
    );
  });

  test('would be, if each sum were looked at for itself (control)', () => {
    const found = fc
      .sample(linkedTable, { seed: 5, numRuns: 2_000 })
      .filter((table) => nearlyKnown(table, withinDisclosureRule(table.cells, table.groups)).length > 0);
    expect(found.length).toBeGreaterThan(5);
  });

  test('is also what shows a withheld count bar by bar, unless that is public already: then it is at risk', () => {
    const cells = [
      { key: 'settled', n: 40, told: told(40) },
      { key: 'with pending', n: 45, told: told(45), restOf: 'settled' },
    ];
    const table: LinkedTable = { cells, groups: [], limits: [['settled', 'with pending']] };
    const both = (disclosure: Disclosure) => new Map(cells.map(({ key }) => [key, disclosure]));
    expect(withholdWhatCanBeNarrowed(table)).toEqual({ disclosure: both('PUBLISHED'), atRisk: [] });
    const alreadyWithheld = new Set(['settled']);
    const withheld = withholdWhatCanBeNarrowed({ ...table, alreadyWithheld });
    expect(withheld).toEqual({ disclosure: both('PROTECTS_ANOTHER'), atRisk: [] });
    const alreadyPublished = new Set(['with pending']);
    expect(withholdWhatCanBeNarrowed({ ...table, alreadyWithheld, alreadyPublished }).atRisk).toEqual(['settled']);
  });

  test('counts bars, which are shown with their distribution: they add up, and are no secret themselves', () => {
    const settled = { total: 60, some: 60, rest: 0 };
    // The only one who waits in `rest` is all there is of it: 1, and of the whole 0 to 2 wait by the bar.
    const cells = Object.entries(settled).flatMap(([name, n]) => {
      const waiting = name === 'some' ? 0 : 1;
      const distribution = n + waiting < 30 ? null : { low: n, high: n + 4 };
      return [
        { key: `${name} settled`, n, told: n === 0 ? null : { low: n, high: n } },
        { key: `${name} all`, n: n + waiting, told: distribution, restOf: `${name} settled` },
        { key: `${name} waiting`, n: waiting, told: distribution && { low: 0, high: 2 }, barOf: `${name} all` },
      ];
    });
    const groups = [
      ...['settled', 'all', 'waiting'].map((count) => ({
        parent: `total ${count}`,
        children: [`some ${count}`, `rest ${count}`],
      })),
      ...Object.keys(settled).map((name) => ({
        parent: `${name} all`,
        children: [`${name} settled`, `${name} waiting`],
      })),
    ];
    const decided = withholdWhatCanBeNarrowed({ cells, groups });
    expect(decided.atRisk).toEqual([]);
    expect(Object.fromEntries(decided.disclosure)).toEqual({
      'total settled': 'PUBLISHED',
      'some settled': 'PUBLISHED',
      'rest settled': 'PUBLISHED',
      'total all': 'PROTECTS_ANOTHER',
      'some all': 'PROTECTS_ANOTHER',
      'rest all': 'TOO_FEW',
    });
  });

  test('keeps the rule of every single sum, and is no more than that where nothing can be narrowed', () => {
    fc.assert(
      fc.property(mixedTable, (table) => {
        const plain = withinDisclosureRule(table.cells, table.groups);
        const decided = withholdWhatCanBeNarrowed(table).disclosure;
        if (nearlyKnown(table, plain).length === 0) expect(decided).toEqual(plain);
        for (const { key, n } of table.cells) if (n > 0 && n < 10) expect(decided.get(key)).toBe('TOO_FEW');
      }),
      { seed: 6, numRuns: RUNS },
    );
  });

  test('never is what is public already, and always what must be', () => {
    const table = crossTable([3, 1, 1], [40, 30, 25]);
    const { disclosure: decided } = withholdWhatCanBeNarrowed({
      ...table,
      alreadyWithheld: new Set(['2 0 0']),
      alreadyPublished: new Set(['0 0 0']),
    });
    expect(decided.get('2 0 0')).toBe('PROTECTS_ANOTHER');
    expect(decided.get('0 0 0')).toBe('PUBLISHED');
    expect(decided.get('1 0 0')).toBe('PROTECTS_ANOTHER');
  });

  test('what nothing can protect any more is said to be at risk', () => {
    const table = crossTable([3, 1, 1], [40, 30, 6]);
    expect(withholdWhatCanBeNarrowed(table).atRisk).toEqual([]);
    const out = new Set(table.cells.map(({ key }) => key).filter((key) => !key.startsWith('2')));
    expect(withholdWhatCanBeNarrowed({ ...table, alreadyPublished: out }).atRisk).toContain('2 0 0');
  });

  test('sums that only tell are attacked along, and nothing is withheld for their own sake', () => {
    // All of before and what came since are told of the total, all but one part of before too: so is the other one.
    const cells = [
      { key: 'before', n: 40, told: { low: 40, high: 40 } },
      { key: 'known', n: 34, told: { low: 34, high: 34 } },
      { key: 'secret', n: 6, told: null },
      { key: 'now', n: 52, told: { low: 52, high: 52 } },
      { key: 'late', n: 12, told: null, isOpen: true },
    ];
    const told = [
      { parent: 'before', children: ['known', 'secret'] },
      { parent: 'now', children: ['before', 'late'] },
    ];
    const decided = (alreadyPublished: string[]) =>
      withholdWhatCanBeNarrowed({ cells, groups: [], told, alreadyPublished: new Set(alreadyPublished) });
    expect(decided(['before', 'known']).atRisk).toEqual(['secret']);
    const { disclosure, atRisk } = decided(['before']);
    expect(atRisk).toEqual([]);
    expect(disclosure.get('known')).toBe('PROTECTS_ANOTHER');
    expect(disclosure.get('now')).toBe('PUBLISHED');
  });

  test('a count that can only be a part of another one is limited by it', () => {
    const pair = { cells: [{ key: 'all', n: 12, told: { low: 12, high: 12 } }, { key: 'some', n: 11, told: null }], groups: [] }; // prettier-ignore
    const some = { ...pair, limits: [['some', 'all'] as const], alreadyWithheld: new Set(['all']) };
    expect(withholdWhatCanBeNarrowed(some).disclosure.get('some')).toBe('PUBLISHED');
  });
});
