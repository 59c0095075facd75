import type { Channel } from '@otklik/schema';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LinkedTable, publicCountBounds, withholdWhatCanBeNarrowed } from '../../statistics/index.ts';
import {
  cellKey,
  countAndCell,
  countKey,
  countsOf,
  type Disclosures,
  subjectKey,
  type SubjectTallies,
  tableOf,
  toldBy,
} from './disclosure.rules.ts';
import { discloseMonth, discloseQuarter } from './disclose-period.rules.ts';
import { sumTallies, type Tally } from './tally.ts';
import { tallyOf, times } from './tally.builder.ts';

const CHANNELS: Channel[] = ['PORTAL', 'IN_PERSON', 'TELEPHONE'];
/** Answers to SAT of each service, by channel. */
type Table = number[][];

/** Not all alike: few answers that are would be withheld for that. */
const tally = (n: number) => tallyOf([...times(Math.min(n, 1), { SAT: 3 }), ...times(n - Math.min(n, 1), { SAT: 4 })]);
const serviceKey = (index: number) => subjectKey({ kind: 'SERVICE', id: `s${index}` });
const authority = subjectKey({ kind: 'AUTHORITY', id: 'a' });

/** One authority and its services. */
function subjectsOf(table: Table): SubjectTallies[] {
  const services = table.map((ofChannels, index): SubjectTallies => {
    const byChannel = new Map<Channel, Tally>(ofChannels.flatMap((n, c) => (n > 0 ? [[CHANNELS[c]!, tally(n)]] : [])));
    return { subject: { kind: 'SERVICE', id: `s${index}` }, byChannel, parts: [] };
  });
  const byChannel = new Map(
    CHANNELS.map((channel): [Channel, Tally] => [
      channel,
      sumTallies(services.flatMap((service) => service.byChannel.get(channel) ?? [])),
    ]),
  );
  return [
    ...services,
    { subject: { kind: 'AUTHORITY', id: 'a' }, byChannel, parts: table.map((_, i) => serviceKey(i)) },
  ];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const addTables = (tables: readonly Table[]): Table =>
  tables[0]!.map((row, s) => row.map((_, c) => sum(tables.map((table) => table[s]![c]!))));
const sat = (disclosures: Disclosures) => disclosures.get('SAT')!;

/** All cells of a table with their counts. */
function cellsOf(table: Table): Map<string, number> {
  const cells = new Map<string, number>();
  for (const [s, row] of table.entries()) {
    cells.set(cellKey(serviceKey(s), 'ALL'), sum(row));
    for (const [c, n] of row.entries()) if (n > 0) cells.set(cellKey(serviceKey(s), CHANNELS[c]!), n);
  }
  cells.set(cellKey(authority, 'ALL'), sum(table.flat()));
  for (const [c, channel] of CHANNELS.entries())
    cells.set(cellKey(authority, channel), sum(table.map((row) => row[c]!)));
  return cells;
}

/** All sums that hold in a table: parent and children, only cells with answers. */
function sumsOf(table: Table): [string, string[]][] {
  const cells = cellsOf(table);
  const present = (keys: string[]) => keys.filter((key) => (cells.get(key) ?? 0) > 0);
  const channelsOf = (subject: string) => present(CHANNELS.map((channel) => cellKey(subject, channel)));
  const services = table.map((_, index) => serviceKey(index));
  return [
    ...[...services, authority].map((key): [string, string[]] => [cellKey(key, 'ALL'), channelsOf(key)]),
    ...(['ALL', ...CHANNELS] as const).map((part): [string, string[]] => [
      cellKey(authority, part),
      present(services.map((key) => cellKey(key, part))),
    ]),
  ];
}

const cell = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 60 }));
const tableOfSize = (services: number) =>
  fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: services, maxLength: services });
const months = fc
  .integer({ min: 1, max: 4 })
  .chain((services) => fc.array(tableOfSize(services), { minLength: 3, maxLength: 3 }));

describe('a month', () => {
  test('shows nothing under 10, and no sum gives away fewer than 10 or one withheld cell', () => {
    fc.assert(
      fc.property(months, ([table]) => {
        const counts = cellsOf(table!);
        const disclosure = sat(discloseMonth(subjectsOf(table!)).disclosures);
        for (const [key, n] of counts) if (n > 0 && n < 10) expect(disclosure.get(key)).toBe('TOO_FEW');
        for (const [parent, children] of sumsOf(table!)) {
          if (disclosure.get(parent) !== 'PUBLISHED') continue;
          const withheld = children.filter((key) => disclosure.get(key) !== 'PUBLISHED');
          const hidden = sum(withheld.map((key) => counts.get(key)!));
          expect({ parent, isSafe: hidden === 0 || (hidden >= 10 && withheld.length > 1) }).toMatchObject({
            isSafe: true,
          });
        }
      }),
    );
  });

  test('an authority with one large and one small service does not give the small one away', () => {
    const { disclosures } = discloseMonth(
      subjectsOf([
        [400, 0, 0],
        [6, 0, 0],
        [80, 0, 0],
      ]),
    );
    const disclosure = sat(disclosures);
    expect(disclosure.get(cellKey(serviceKey(1), 'ALL'))).toBe('TOO_FEW');
    expect(disclosure.get(cellKey(serviceKey(2), 'ALL'))).toBe('PROTECTS_ANOTHER');
    expect(disclosure.get(cellKey(serviceKey(0), 'ALL'))).toBe('PUBLISHED');
    expect(disclosure.get(cellKey(authority, 'ALL'))).toBe('PUBLISHED');
  });

  test('each count has its own rule: an item with few answers is withheld where another is shown', () => {
    const byChannel = new Map<Channel, Tally>([
      ['PORTAL', tallyOf([...times(50, { SAT: 4 }), ...times(5, { SAT: 4, EASE: 3, RESULT: 4 })])],
    ]);
    const { disclosures } = discloseMonth([{ subject: { kind: 'SERVICE', id: 's0' }, byChannel, parts: [] }]);
    const key = cellKey(serviceKey(0), 'ALL');
    expect([...disclosures].map(([count, cells]) => [count, cells.get(key)])).toEqual([
      ['SAT', 'PUBLISHED'],
      ['EASE', 'TOO_FEW'],
      ['TIME', 'PUBLISHED'],
      ['RESULT', 'PUBLISHED'],
      ['RESULT_WITH_PENDING', 'TOO_FEW'],
    ]);
  });
});

describe('a quarter beside its months', () => {
  const quarterOf = (tables: readonly Table[]) => {
    const published = tables.map((table) => {
      const subjects = subjectsOf(table);
      return { subjects, disclosures: discloseMonth(subjects).disclosures, place: '' };
    });
    const whole = addTables(tables);
    return { whole, monthly: published, disclosure: sat(discloseQuarter(subjectsOf(whole), published).disclosures) };
  };

  test('keeps the rule of a table, and what it has beyond its published months is nothing, or 10 answers of two months', () => {
    fc.assert(
      fc.property(months, (tables) => {
        const { whole, monthly, disclosure } = quarterOf(tables);
        const counts = cellsOf(whole);
        for (const [parent, children] of sumsOf(whole)) {
          if (disclosure.get(parent) !== 'PUBLISHED') continue;
          const withheld = children.filter((key) => disclosure.get(key) !== 'PUBLISHED');
          const hidden = sum(withheld.map((key) => counts.get(key)!));
          expect({ parent, isSafe: hidden === 0 || (hidden >= 10 && withheld.length > 1) }).toMatchObject({
            isSafe: true,
          });
        }
        for (const [key] of counts) {
          if (disclosure.get(key) !== 'PUBLISHED') continue;
          const hidden = tables.flatMap((table, m) => {
            const n = cellsOf(table).get(key) ?? 0;
            return n > 0 && sat(monthly[m]!.disclosures).get(key) !== 'PUBLISHED' ? [n] : [];
          });
          expect({ key, isSafe: hidden.length === 0 || (hidden.length > 1 && sum(hidden) >= 10) }).toMatchObject({
            isSafe: true,
          });
        }
      }),
    );
  });

  test('never relies on withholding a cell that its published months add up to', () => {
    fc.assert(
      fc.property(months, (tables) => {
        const { whole, monthly, disclosure } = quarterOf(tables);
        const counts = cellsOf(whole);
        const isKnown = (key: string) =>
          disclosure.get(key) === 'PUBLISHED' ||
          tables.every(
            (table, m) => (cellsOf(table).get(key) ?? 0) === 0 || sat(monthly[m]!.disclosures).get(key) === 'PUBLISHED',
          );
        for (const [parent, children] of sumsOf(whole)) {
          if (!isKnown(parent)) continue;
          const unknown = children.filter((key) => !isKnown(key));
          const hidden = sum(unknown.map((key) => counts.get(key)!));
          expect({ parent, isSafe: hidden === 0 || (hidden >= 10 && unknown.length > 1) }).toMatchObject({
            isSafe: true,
          });
        }
      }),
    );
  });

  test('a subject too small for months is shown in the quarter', () => {
    const { disclosure } = quarterOf([[[8, 0, 0]], [[8, 0, 0]], [[8, 0, 0]]]);
    expect(disclosure.get(cellKey(serviceKey(0), 'ALL'))).toBe('PUBLISHED');
  });

  test('one withheld month withholds the quarter: the months beside it would give it away', () => {
    const whole = cellKey(serviceKey(0), 'ALL');
    const { disclosure } = quarterOf([[[40, 0, 0]], [[6, 0, 0]], [[40, 0, 0]]]);
    expect(disclosure.get(whole)).toBe('PROTECTS_ANOTHER');
    expect(quarterOf([[[40, 0, 0]], [[0, 0, 0]], [[40, 0, 0]]]).disclosure.get(whole)).toBe('PUBLISHED');
  });
});

describe('the distribution of RESULT', () => {
  const answered = (settled: number, pending: number) =>
    tallyOf([
      ...times(1, { SAT: 4, RESULT: 1 }),
      ...times(settled - 1, { SAT: 4, RESULT: 3 }),
      ...times(pending, { SAT: 4, RESULT: 4 }),
    ]);
  const office = (tallies: Tally[]): SubjectTallies[] => [
    { subject: { kind: 'TOUCHPOINT', id: 't' }, byChannel: new Map([['IN_PERSON', sumTallies(tallies)]]), parts: [] },
  ];
  const decide = (tallies: Tally[]) => {
    const months = tallies.map((one) => {
      const subjects = office([one]);
      return { subjects, disclosures: discloseMonth(subjects).disclosures, place: '' };
    });
    const { disclosures } = discloseQuarter(office(tallies), months);
    const key = cellKey(subjectKey({ kind: 'TOUCHPOINT', id: 't' }), 'ALL');
    return [disclosures.get('RESULT')!.get(key), disclosures.get('RESULT_WITH_PENDING')!.get(key)];
  };

  test('is withheld where the number of settled results is: its bars would tell it, and with it the small month', () => {
    // 30 answers in bars 5, 0, 25, 0: 28 to 32 are settled, less 12 and 13 of the months that are shown.
    expect(decide([answered(12, 0), answered(4, 1), answered(13, 0)])).toEqual([
      'PROTECTS_ANOTHER',
      'PROTECTS_ANOTHER',
    ]);
  });

  test('tells its total by the number of settled results and the bar of those waiting', () => {
    const services = [answered(21, 0), answered(21, 0), tallyOf([{ SAT: 4, RESULT: 4 }])].map(
      (one, at): SubjectTallies => ({
        subject: { kind: 'SERVICE', id: `s${at}` },
        byChannel: new Map([['PORTAL', one]]),
        parts: [],
      }),
    );
    const byChannel = new Map<Channel, Tally>([
      ['PORTAL', sumTallies(services.flatMap((service) => [...service.byChannel.values()]))],
    ]);
    const { disclosures } = discloseMonth([
      ...services,
      { subject: { kind: 'AUTHORITY', id: 'a' }, byChannel, parts: [0, 1, 2].map(serviceKey) },
    ]);
    // 45 to the nearest 5, but 42 of them settled and 0 to 2 waiting: of the third service no more than 2.
    const whole = cellKey(authority, 'ALL');
    expect(disclosures.get('RESULT')!.get(whole)).toBe('PUBLISHED');
    expect(disclosures.get('RESULT_WITH_PENDING')!.get(whole)).toBe('PROTECTS_ANOTHER');
  });

  test('is shown where that is', () => {
    expect(decide([answered(12, 0), answered(14, 1), answered(13, 0)])).toEqual(['PUBLISHED', 'PUBLISHED']);
  });
});

describe('what a published figure tells of its number', () => {
  const answered = (n: number, items: Parameters<typeof tallyOf>[0][number]) => tallyOf(times(n, items));
  const told = (tally: Tally, count: Parameters<typeof toldBy>[0]) => toldBy(count, countsOf(tally));

  test.each([10, 34, 99, 120, 5_002])('is %i itself: of means, and of shares', (n) => {
    const tally = answered(n, { SAT: 4, EASE: 4, TIME: 2, RESULT: 3 });
    for (const count of ['SAT', 'EASE', 'TIME', 'RESULT'] as const)
      expect([count, told(tally, count)]).toEqual([count, { low: n, high: n }]);
  });

  test('is nothing of fewer than 10, nor of a distribution of fewer than 30', () => {
    const few = answered(9, { SAT: 4, RESULT: 3 });
    expect([told(few, 'SAT'), told(few, 'RESULT'), told(few, 'RESULT_WITH_PENDING')]).toEqual([null, null, null]);
    expect(told(answered(29, { SAT: 4, RESULT: 4 }), 'RESULT_WITH_PENDING')).toBeNull();
  });

  test('is of a distribution of RESULT what its rounding leaves: of all of it, and of the bar of those who wait', () => {
    const tally = sumTallies([answered(120, { SAT: 4, RESULT: 3 }), answered(6, { SAT: 4, RESULT: 4 })]);
    expect(told(tally, 'RESULT_WITH_PENDING')).toEqual({ low: 123, high: 127 });
    expect(told(tally, 'PENDING')).toEqual({ low: 3, high: 7 });
    const nobodyWaits = answered(30, { SAT: 4, RESULT: 3 });
    expect(told(nobodyWaits, 'PENDING')).toEqual({ low: 0, high: 2 });
    expect(told(answered(29, { SAT: 4, RESULT: 4 }), 'PENDING')).toBeNull();
  });
});

describe('the bar of those who wait', () => {
  /** Services of one channel and their authority: how many have a result, and wait for one. */
  const world = (answers: readonly (readonly [settled: number, waiting: number])[]): SubjectTallies[] => {
    const tallies = answers.map(([settled, waiting]) =>
      tallyOf([
        ...times(Math.min(1, settled), { SAT: 3, RESULT: 1 }),
        ...times(settled - Math.min(1, settled), { SAT: 4, RESULT: 3 }),
        ...times(waiting, { SAT: 3, RESULT: 4 }),
        ...times(60, { SAT: 4 }),
      ]),
    );
    return [
      ...tallies.map((one, at): SubjectTallies => {
        const byChannel = new Map<Channel, Tally>([['PORTAL', one]]);
        return { subject: { kind: 'SERVICE', id: `s${at}` }, byChannel, parts: [] };
      }),
      {
        subject: { kind: 'AUTHORITY', id: 'a' },
        byChannel: new Map<Channel, Tally>([['PORTAL', sumTallies(tallies)]]),
        parts: tallies.map((_, at) => serviceKey(at)),
      },
    ];
  };
  /** Whether the results of the authority are shown, and the distribution of all who answered about theirs. */
  function shown(answers: Parameters<typeof world>[0]) {
    const { disclosures, atRisk } = discloseMonth(world(answers));
    expect(atRisk).toEqual([]);
    return (['RESULT', 'RESULT_WITH_PENDING'] as const).map((one) =>
      disclosures.get(one)!.get(cellKey(authority, 'ALL')),
    );
  }

  test('adds up: where it says 0 to 2, nobody is told so beside a service where nobody has a result yet', () => {
    // Of four services 9 results each are withheld, of the fifth the one who waits: 0 to 2, if the bar were shown.
    expect(shown([[9, 0], [9, 0], [9, 0], [9, 0], [0, 1]])).toEqual(['PUBLISHED', 'PROTECTS_ANOTHER']); // prettier-ignore
  });

  test('is shown where it leaves what is withheld untold', () => {
    expect(shown([[9, 0], [9, 3], [9, 0], [9, 0], [0, 4]])).toEqual(['PUBLISHED', 'PUBLISHED']); // prettier-ignore
    expect(shown([[12, 0], [25, 1], [14, 0]])).toEqual(['PUBLISHED', 'PUBLISHED']); // prettier-ignore
  });
});

describe('a withheld number that the exact ones beside it tell', () => {
  /** Services of one channel and their authority: answers to SAT, and how many of these answered another item too. */
  const world = (item: 'EASE' | 'RESULT', answers: readonly (readonly [sat: number, other: number])[]) => {
    const services = answers.map(([sat, other], at): SubjectTallies => {
      const both = other > 0 ? [{ SAT: 3, [item]: 1 }, ...times(other - 1, { SAT: 4, [item]: 3 })] : [];
      const one = tallyOf([...both, ...times(sat - other, { SAT: 4 })]);
      return { subject: { kind: 'SERVICE', id: `s${at}` }, byChannel: new Map([['PORTAL', one]]), parts: [] };
    });
    const whole = sumTallies(services.flatMap(({ byChannel }) => [...byChannel.values()]));
    const parts = answers.map((_, at) => serviceKey(at));
    const byChannel = new Map<Channel, Tally>([['PORTAL', whole]]);
    return [...services, { subject: { kind: 'AUTHORITY', id: 'a' }, byChannel, parts } satisfies SubjectTallies];
  };

  /** Which counts are withheld that somebody knows to fewer than five numbers who knows those that are shown exactly. */
  function nearlyKnown(subjects: readonly SubjectTallies[], isShown: (key: string) => boolean): readonly string[] {
    const table = tableOf(subjects);
    const keys = table.cells.filter(({ n, barOf }) => n > 0 && barOf === undefined).map(({ key }) => key);
    const exact: LinkedTable = {
      ...table,
      cells: table.cells.map((one) => ({ ...one, told: one.told && { low: one.n, high: one.n } })),
      alreadyPublished: new Set(keys.filter(isShown)),
      alreadyWithheld: new Set(keys.filter((key) => !isShown(key))),
    };
    return withholdWhatCanBeNarrowed(exact).atRisk;
  }

  test.each([
    // All 33 who answered EASE, of 34 in all: 33 or 34.
    ['30 answers on', 30, world('EASE', [[33, 33], [1, 0]]), countKey('SAT', cellKey(serviceKey(0), 'ALL'))], // prettier-ignore
    // Of 126 results 26 are not the first one's, and no more than 18 the last one's: 8 to 10.
    ['100 answers on', 100, world('RESULT', [[100, 100], [10, 8], [18, 18]]), countKey('RESULT', cellKey(serviceKey(1), 'ALL'))], // prettier-ignore
  ])(
    'is protected; it would not be if figures told theirs to the nearest 5 from %s',
    (_, exactBelow, subjects, key) => {
      const { disclosures } = discloseMonth(subjects);
      const isPublished = (shown: string) => {
        const [count, cell] = countAndCell(shown);
        return count !== 'PENDING' && disclosures.get(count)!.get(cell) === 'PUBLISHED';
      };
      expect(nearlyKnown(subjects, isPublished)).toEqual([]);

      const table = tableOf(subjects);
      const cells = table.cells.map((one) =>
        ['RESULT_WITH_PENDING', 'PENDING'].includes(countAndCell(one.key)[0])
          ? one
          : { ...one, told: one.told && publicCountBounds(one.n, exactBelow) },
      );
      const { disclosure } = withholdWhatCanBeNarrowed({ ...table, cells, alreadyWithheld: new Set(table.unanimous) });
      expect(nearlyKnown(subjects, (shown) => disclosure.get(shown) === 'PUBLISHED')).toContain(key);
    },
  );
});
