import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { roundCount } from './round-count.ts';
import type { DisclosureCell } from './index-disclosure-cells.ts';
import type { DisclosureGroup } from './read-disclosure-group.ts';
import { totalsOutsideRule } from './totals-outside-rule.ts';
import { type Disclosure, withinDisclosureRule } from './within-disclosure-rule.ts';

interface Table {
  readonly cells: DisclosureCell[];
  readonly groups: DisclosureGroup[];
}

/** A table written as { total: { part: n } }; `rest` is a part that is not in the list. */
function tableOf(totals: Record<string, Record<string, number>>): Table {
  const cells = new Map<string, number>();
  const groups: DisclosureGroup[] = [];
  for (const [parent, parts] of Object.entries(totals)) {
    cells.set(
      parent,
      Object.values(parts).reduce((sum, n) => sum + n, 0),
    );
    const children = Object.keys(parts).filter((key) => key !== 'rest');
    for (const child of children) cells.set(child, parts[child]!);
    groups.push({ parent, children });
  }
  return { cells: [...cells].map(([key, n]) => ({ key, n })), groups };
}

const decide = ({ cells, groups }: Table) => Object.fromEntries(withinDisclosureRule(cells, groups));

describe('which figures the public sees', () => {
  test('a table with enough answers everywhere is published whole', () => {
    expect(decide(tableOf({ all: { a: 40, b: 10, c: 25 } }))).toEqual({
      all: 'PUBLISHED',
      a: 'PUBLISHED',
      b: 'PUBLISHED',
      c: 'PUBLISHED',
    });
  });

  test('a small office takes the next smallest with it, or its count would be the total less the others', () => {
    expect(decide(tableOf({ all: { a: 40, b: 4, c: 25, d: 30 } }))).toEqual({
      all: 'PUBLISHED',
      a: 'PUBLISHED',
      b: 'TOO_FEW',
      c: 'PROTECTS_ANOTHER',
      d: 'PUBLISHED',
    });
  });

  test('several small offices that together have ten answers protect one another', () => {
    expect(decide(tableOf({ all: { a: 40, b: 4, c: 7 } })).a).toBe('PUBLISHED');
  });

  test('an office nobody rated is no secret and protects nobody', () => {
    expect(decide(tableOf({ all: { a: 40, b: 4, c: 0 } }))).toEqual({
      all: 'PUBLISHED',
      a: 'PROTECTS_ANOTHER',
      b: 'TOO_FEW',
      c: 'PUBLISHED',
    });
    expect(decide(tableOf({ all: { a: 40, c: 0 } })).a).toBe('PUBLISHED');
    expect(decide(tableOf({ all: { a: 0, c: 0 } })).all).toBe('PUBLISHED');
  });

  test('answers that belong to no listed part are protected too', () => {
    expect(decide(tableOf({ all: { a: 40, b: 30, rest: 3 } })).b).toBe('PROTECTS_ANOTHER');
    expect(decide(tableOf({ all: { a: 40, b: 30, rest: 10 } })).b).toBe('PUBLISHED');
  });

  test('of two equally small parts the one with the lower key is withheld', () => {
    expect(decide(tableOf({ all: { b: 20, a: 20, c: 3 } }))).toMatchObject({ a: 'PROTECTS_ANOTHER', b: 'PUBLISHED' });
  });

  test('a withheld service is not given away by its only channel', () => {
    const table = tableOf({ authority: { s1: 15, s2: 4, s3: 50 }, s1: { s1Portal: 15 }, s3: { s3Portal: 50 } });
    expect(decide(table)).toMatchObject({
      s1: 'PROTECTS_ANOTHER',
      s1Portal: 'PROTECTS_ANOTHER',
      s3: 'PUBLISHED',
      s3Portal: 'PUBLISHED',
    });
  });

  test('a withheld month is not given away by its quarter', () => {
    // The service of which April is withheld in one table loses a second month in the other.
    const quarter = { april: 15, may: 40, june: 60 };
    const linked = tableOf({ quarter, everyoneInApril: { april: 15, other: 3, third: 70 } });
    expect(decide(linked)).toMatchObject({ april: 'PROTECTS_ANOTHER', may: 'PROTECTS_ANOTHER', june: 'PUBLISHED' });
  });

  test('many parts of one answer each do not leave their total as the only secret', () => {
    const single = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`office${i}`, 1]));
    expect(decide(tableOf({ all: { ...single, big: 90, bigger: 99 } })).big).toBe('PROTECTS_ANOTHER');
  });

  test.each<[string, DisclosureCell[], DisclosureGroup[]]>([
    ['a key given twice', [{ key: 'a', n: 1 }, { key: 'a', n: 2 }], []], // prettier-ignore
    ['an unknown key', [{ key: 'a', n: 1 }], [{ parent: 'a', children: ['b'] }]],
    ['a part named twice', [{ key: 'a', n: 9 }, { key: 'b', n: 1 }], [{ parent: 'a', children: ['b', 'b'] }]], // prettier-ignore
    ['a cell that is its own part', [{ key: 'a', n: 9 }], [{ parent: 'a', children: ['a'] }]],
    ['parts larger than the whole', [{ key: 'a', n: 1 }, { key: 'b', n: 2 }], [{ parent: 'a', children: ['b'] }]], // prettier-ignore
    ['half an answer', [{ key: 'a', n: 0.5 }], []],
  ])('refuses %s', (_, cells, groups) => expect(() => withinDisclosureRule(cells, groups)).toThrow(RangeError));
});

describe('properties of the rule on random tables', () => {
  test('every group keeps the rule, nothing small is shown, nothing is withheld without need', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 60, arbitrary: linkedTable(2) }, linkedTable()), ({ cells, groups }) => {
        const disclosure = withinDisclosureRule(cells, groups);
        const n = new Map(cells.map((cell) => [cell.key, cell.n]));
        const isSmall = (key: string) => n.get(key)! > 0 && n.get(key)! < 10;
        const wrong = cells.filter(({ key }) => (disclosure.get(key) === 'TOO_FEW') !== isSmall(key));
        expect(wrong).toEqual([]);
        for (const { parent, children } of groups) {
          if (disclosure.get(parent) !== 'PUBLISHED') continue;
          const shown = children.filter((key) => disclosure.get(key) === 'PUBLISHED');
          const hidden = shown.reduce((left, key) => left - n.get(key)!, n.get(parent)!);
          if (hidden !== 0 && hidden < 10) expect.fail(`${hidden} hidden in ${parent}`);
        }
        const isAnySmall = cells.some((cell) => disclosure.get(cell.key) === 'TOO_FEW');
        if (!isAnySmall) expect([...disclosure.values()]).not.toContain('PROTECTS_ANOTHER');
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('no total is outside the rule after it, and without it just those that hide too little', () => {
    fc.assert(
      fc.property(linkedTable(), fc.infiniteStream(fc.boolean()), ({ cells, groups }, coins) => {
        expect(totalsOutsideRule(cells, groups, withinDisclosureRule(cells, groups))).toEqual([]);
        const n = new Map(cells.map((cell) => [cell.key, cell.n]));
        const shown = new Set(cells.map(({ key }) => key).filter(() => coins.next().value));
        const decided = new Map(
          cells.map(({ key }): [string, Disclosure] => [key, shown.has(key) ? 'PUBLISHED' : 'TOO_FEW']),
        );
        const outside = groups.filter(({ parent, children }) => {
          const total = n.get(parent)!;
          const sumOf = (keys: readonly string[]) => keys.reduce((sum, key) => sum + n.get(key)!, 0);
          const withheld = children.filter((key) => !shown.has(key) && n.get(key)! > 0);
          const hidden = total - sumOf(children.filter((key) => shown.has(key)));
          if (total < 10) return false;
          if (hidden === 0) return !shown.has(parent);
          const isGivenAway = shown.has(parent) && withheld.length === 1 && total === sumOf(children);
          return hidden < 10 || hidden < withheld.length + 4 || isGivenAway;
        });
        expect(totalsOutsideRule(cells, groups, decided)).toEqual(outside.map(({ parent }) => parent));
      }),
      { seed: 3, numRuns: RUNS },
    );
  });

  test('the order in which the table is handed over does not matter', () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 3, arbitrary: linkedTable(2) }, linkedTable()),
        fc.infiniteStream(fc.nat()),
        ({ cells, groups }, numbers) => {
          const shuffle = <T>(list: readonly T[]): T[] =>
            list
              .map((item) => ({ item, at: numbers.next().value as number }))
              .sort((a, b) => a.at - b.at)
              .map(({ item }) => item);
          const shuffled = shuffle(groups).map(({ parent, children }) => ({ parent, children: shuffle(children) }));
          expect(decide({ cells: shuffle(cells), groups: shuffled })).toEqual(decide({ cells, groups }));
        },
      ),
      { seed: 2, numRuns: RUNS },
    );
  });

  test('500 services, 8 quarters and 7 channels are decided within a second of processor time', () => {
    const table = largeTable(500);
    expect(withinDisclosureRule(table.cells, table.groups).size).toBe(table.cells.length);
    expect(processorTimeOf(table)).toBeLessThan(1_000);
  });

  test('four times the services take about four times as long', () => {
    // The logarithm of the sort included: a quadratic step would make it sixteen.
    expect(processorTimeOf(largeTable(1_000)) / processorTimeOf(largeTable(250))).toBeLessThan(8);
  });
});

/** Least of five, in milliseconds of this thread alone: what others do on the machine hardly moves it. */
function processorTimeOf({ cells, groups }: Table): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.threadCpuUsage();
    withinDisclosureRule(cells, groups);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

describe('an attacker who adds and subtracts rounded counts', () => {
  const pinned = (table: Table, rule: (table: Table) => Map<string, Disclosure>) =>
    attackByDifferencing(table, rule(table));

  test('finds no withheld count to within fewer than five numbers', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: linkedTable(2) }, linkedTable()), (table) => {
        expect(pinned(table, ({ cells, groups }) => withinDisclosureRule(cells, groups))).toEqual([]);
      }),
      { seed: 3, numRuns: RUNS },
    );
  });

  test('does find some where only small counts are withheld (control: the attack works)', () => {
    const found = fc
      .sample(linkedTable(), { seed: 3, numRuns: 2000 })
      .filter((table) => pinned(table, ({ cells }) => withinDisclosureRule(cells, [])).length > 0);
    expect(found.length).toBeGreaterThan(100);
  });
});

/**
 * What an outsider can know of the withheld counts, by interval propagation to a fixpoint.
 *
 * Known: which sums hold and whether their parts are all there; published counts to ±2, and that they are at least
 * 10; nothing else of a withheld or empty count than that it is not negative, as the public is told "fewer than 10
 * or withheld" for all of them.
 *
 * @returns keys of withheld counts that are known to within fewer than five whole numbers
 */
function attackByDifferencing({ cells, groups }: Table, disclosure: ReadonlyMap<string, Disclosure>): string[] {
  const n = new Map(cells.map((cell) => [cell.key, cell.n]));
  const isShown = (key: string) => disclosure.get(key) === 'PUBLISHED' && n.get(key)! > 0;
  const low = new Map(cells.map(({ key, n }) => [key, isShown(key) ? Math.max(10, roundCount(n) - 2) : 0]));
  const high = new Map(cells.map(({ key, n }) => [key, isShown(key) ? roundCount(n) + 2 : Infinity]));
  let isNews = true;
  const learn = (key: string, atLeast: number, atMost: number) => {
    if (atLeast > low.get(key)!) isNews = Boolean(low.set(key, atLeast));
    if (atMost < high.get(key)!) isNews = Boolean(high.set(key, atMost));
  };
  const sum = (keys: readonly string[], of: Map<string, number>) =>
    keys.reduce((total, key) => total + of.get(key)!, 0);

  while (isNews) {
    isNews = false;
    for (const { parent, children } of groups) {
      const most = sum(children, n) === n.get(parent) ? 0 : Infinity;
      learn(parent, sum(children, low), sum(children, high) + most);
      for (const child of children) {
        const others = children.filter((key) => key !== child);
        learn(child, low.get(parent)! - sum(others, high) - most, high.get(parent)! - sum(others, low));
      }
    }
  }
  for (const { key, n } of cells) expect(low.get(key)! <= n && n <= high.get(key)!, 'the attacker is right').toBe(true);
  return cells
    .map(({ key }) => key)
    .filter((key) => n.get(key)! > 0 && !isShown(key) && high.get(key)! - low.get(key)! + 1 < 5);
}

/** Services × channels × quarters with all their totals, some sums left out, some counts without a listed part. */
function linkedTable(max = 4): fc.Arbitrary<Table> {
  const size = fc.integer({ min: 1, max });
  return fc
    .record({ services: size, channels: size, quarters: size, largest: fc.constantFrom(4, 12, 30, 80) })
    .chain(({ services, channels, quarters, largest }) => {
      const count = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.nat(largest) });
      const all = services * channels * quarters;
      return fc
        .tuple(fc.array(count, { minLength: all, maxLength: all }), fc.boolean(), fc.boolean())
        .map(([counts, hasChannelTotals, isChannelUnlisted]) =>
          crossTable([services, channels, quarters], counts, hasChannelTotals, isChannelUnlisted),
        );
    });
}

function largeTable(services: number): Table {
  const sizes: [number, number, number] = [services, 7, 8];
  const counts = Array.from({ length: services * 7 * 8 }, (_, i) => ((i * 7919) % 97) * ((i * 31) % 5));
  return crossTable(sizes, counts, true, false);
}

function crossTable(
  [services, channels, quarters]: readonly [number, number, number],
  counts: readonly number[],
  hasChannelTotals: boolean,
  isChannelUnlisted: boolean,
): Table {
  const range = (length: number) => Array.from({ length }, (_, i) => String(i));
  const cells = new Map<string, number>();
  counts.forEach((n, i) => {
    const service = Math.floor(i / (channels * quarters));
    const channel = Math.floor(i / quarters) % channels;
    for (const s of [service, '*']) {
      for (const c of [channel, '*']) {
        for (const q of [i % quarters, '*']) {
          cells.set(`${s} ${c} ${q}`, (cells.get(`${s} ${c} ${q}`) ?? 0) + n);
        }
      }
    }
  });
  const groups: DisclosureGroup[] = [];
  for (const s of [...range(services), '*']) {
    for (const q of [...range(quarters), '*']) {
      const listed = range(channels).slice(isChannelUnlisted ? 1 : 0);
      groups.push({ parent: `${s} * ${q}`, children: listed.map((c) => `${s} ${c} ${q}`) });
    }
    for (const c of [...range(channels), '*']) {
      groups.push({ parent: `${s} ${c} *`, children: range(quarters).map((q) => `${s} ${c} ${q}`) });
    }
  }
  for (const c of hasChannelTotals ? [...range(channels), '*'] : ['*']) {
    for (const q of [...range(quarters), '*']) {
      groups.push({ parent: `* ${c} ${q}`, children: range(services).map((s) => `${s} ${c} ${q}`) });
    }
  }
  return { cells: [...cells].map(([key, n]) => ({ key, n })), groups };
}
