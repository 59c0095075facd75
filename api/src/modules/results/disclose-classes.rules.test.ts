import type { Channel } from '@otklik/schema';
import { describe, expect, test } from 'vitest';
import { type ClosedMonth, decideEdition, DISCLOSURE_DECISIONS } from './decide-edition.ts';
import { classRows } from './class-rows.ts';
import { leavesOf } from './late-changes.rules.ts';
import {
  basisCells,
  classAnswers,
  classCells,
  type Edition,
  placeKey,
  type QuarterBasis,
} from './publication-basis.repository.ts';
import type { Stratum } from './scores/stratum.ts';
import type { ScoredClass } from './source-classes.rules.ts';
import { tallyOf, times } from './tally.builder.ts';
import { sumTallies } from './tally.ts';

const QUARTER = { from: '2026-07-01', to: '2026-09-30' };
const MONTHS = [
  { from: '2026-07-01', to: '2026-07-31' },
  { from: '2026-08-01', to: '2026-08-31' },
  { from: '2026-09-01', to: '2026-09-30' },
];
/** Answers in July by service, channel and class. */
type Counts = Record<string, Partial<Record<Channel, Partial<Record<ScoredClass, number>>>>>;

/** One authority that answers for every service. */
const directory = {
  all: (kind: string) =>
    kind === 'AUTHORITY' ? [{ kind: 'AUTHORITY', id: 'a', parentId: null, withDescendants: ['a'] }] : [],
  get: (kind: string, id: string) => (kind === 'AUTHORITY' ? { id, withDescendants: ['a'] } : { id, authorityId: 'a' }),
} as unknown as Parameters<typeof decideEdition>[0]['directory'];

const tally = (n: number) => tallyOf([{ SAT: 3 }, ...times(n - 1, { SAT: 4 })]);

function monthsOf(counts: Counts, isApart = true): ClosedMonth[] {
  const direct = Object.entries(counts).map(([id, channels]) => {
    const strata = Object.entries(channels).flatMap(([channel, classes]) =>
      Object.entries(classes).map(([sourceClass, n]): Stratum => ({
        subjectId: id,
        channel: channel as Channel,
        mode: 'WEB',
        segment: '',
        sourceClass: sourceClass as ScoredClass,
        tally: tally(n),
      })),
    );
    const byChannel = Map.groupBy(strata, ({ channel }) => channel);
    return {
      subject: { kind: 'SERVICE' as const, id },
      byChannel: new Map([...byChannel].map(([channel, some]) => [channel, sumTallies(some.map((one) => one.tally))])),
      parts: [],
      ...(isApart && { strata }),
    };
  });
  return MONTHS.map((period, at) => ({ period, direct: at === 0 ? direct : [] }));
}

const NOTHING: QuarterBasis = { newest: new Map(), history: [] };
const decide = async (counts: Counts, basis = NOTHING, { isApart = true, decisions = DISCLOSURE_DECISIONS } = {}) => {
  const request = { quarter: QUARTER, isQuarterClosed: true, months: monthsOf(counts, isApart), basis, directory };
  return (await decideEdition({ ...request, decisions }))!;
};

/** As the repository keeps it. */
function withEdition(basis: QuarterBasis, editions: readonly Edition[]): QuarterBasis {
  const kept = editions.map((edition) => {
    const direct = edition.subjects.filter(({ subject }) => subject.kind !== 'AUTHORITY');
    const leaves = edition.grain === 'MONTH' ? leavesOf(direct) : new Map<string, never>();
    const cells = new Map([...basisCells(edition), ...classCells(edition)]);
    return [placeKey(edition.grain, edition.period.from), { cells, leaves, classes: classAnswers(edition) }] as const;
  });
  return {
    newest: new Map(kept),
    history: [...basis.history, new Map(kept.map(([place, { cells }]) => [place, cells]))],
  };
}

/** What is shown of the quarter: answers of a service by channel and by class, to the nearest 5. */
const shownOf = (editions: readonly Edition[], service: string) =>
  Object.fromEntries(
    classRows(editions[3]!, 'SCORE').flatMap(({ subject, breakdownKey, figures }) =>
      subject.id === service && figures.measures.SAT ? [[breakdownKey, figures.measures.SAT.n]] : [],
    ),
  );
const channelIsShown = (editions: readonly Edition[], service: string, channel: Channel) =>
  !basisCells(editions[3]!).get(`SERVICE/${service}/${channel}`)!.withheld.includes('SAT');

const MIXED: Counts = { s0: { PORTAL: { RANDOM: 40, PROMPT: 60 }, TELEPHONE: { RANDOM: 25, PROMPT: 25 } } };
/** Fourteen by telephone, invited all, protect six at the counter. */
const INVITED_LINE: Counts = { s0: { PORTAL: { PROMPT: 60 }, TELEPHONE: { RANDOM: 14 }, IN_PERSON: { PROMPT: 6 } } };
const bySize: typeof DISCLOSURE_DECISIONS.discloseClasses = async ({ classes }) => ({
  atRisk: [],
  shown: new Set(
    classes.flatMap(({ subject }) => ['RANDOM', 'PROMPT'].map((one) => `${subject.kind}/${subject.id}/${one}`)),
  ),
});

describe('who was invited and who was asked at the end point', () => {
  test('stand apart where both have enough answers, of authorities as well, and not by month', async () => {
    const editions = await decide(MIXED);
    expect(shownOf(editions, 's0')).toEqual({ RANDOM: 65, PROMPT: 85 });
    expect(shownOf(editions, 'a')).toEqual({ RANDOM: 65, PROMPT: 85 });
    expect(classRows(editions[0]!, 'SCORE')).toEqual([]);
  });

  test('have nothing but their plain mean of satisfaction', async () => {
    const [row] = classRows((await decide(MIXED))[3]!, 'SCORE');
    const { SAT, ...others } = row!.figures.measures;
    expect(SAT).toMatchObject({ value: 74, n: 65, method: 'MEAN_SCORE_INTERVAL' });
    expect(Object.values(others)).toEqual([null, null, null, null]);
    expect(Object.values(row!.figures.distributions)).toEqual([null, null, null, null]);
    expect(row!.figures.adjusted).toBeUndefined();
  });

  test('are both withheld where one of them has fewer than 10', async () => {
    const editions = await decide({ s0: { PORTAL: { RANDOM: 9, PROMPT: 90 } } });
    expect(shownOf(editions, 's0')).toEqual({});
  });

  test('of a telephone line that only the invited rate, and that is withheld, are withheld with it', async () => {
    const editions = await decide(INVITED_LINE);
    expect(channelIsShown(editions, 's0', 'PORTAL')).toBe(true);
    expect(channelIsShown(editions, 's0', 'TELEPHONE')).toBe(false);
    // RANDOM would be the telephone, and the whole less it and the portal the six at the counter.
    expect(shownOf(editions, 's0')).toEqual({});
    const naive = await decide(INVITED_LINE, NOTHING, {
      decisions: { ...DISCLOSURE_DECISIONS, discloseClasses: bySize },
    });
    expect(shownOf(naive, 's0')).toMatchObject({ RANDOM: 15 });
  });

  test.each<[Counts, number[]]>([
    [{ s0: { PORTAL: { PROMPT: 37 } }, s1: { PORTAL: { RANDOM: 6, PROMPT: 80 } } }, [35]],
    [
      {
        s0: { PORTAL: { PROMPT: 46 } },
        s1: { PORTAL: { PROMPT: 64 }, TELEPHONE: { RANDOM: 4 }, IN_PERSON: { PROMPT: 3 } },
        s2: { PORTAL: { PROMPT: 46 }, IN_PERSON: { PROMPT: 18 } },
      },
      [45],
    ],
    [
      {
        s0: { PORTAL: { PROMPT: 37 } },
        s1: { PORTAL: { PROMPT: 38 } },
        s2: { PORTAL: { PROMPT: 38 }, TELEPHONE: { RANDOM: 18 }, IN_PERSON: { PROMPT: 6 } },
      },
      [35, 40],
    ],
  ])('are shown where one is all there is of a published whole; others give way (%#)', async (counts, shown) => {
    // 37 answers might be 33 to 37 by their rounded number, and are just 37 by value, interval and bars together.
    const editions = await decide(counts);
    for (const [at, answers] of shown.entries()) {
      expect(channelIsShown(editions, `s${at}`, 'PORTAL')).toBe(true);
      expect(shownOf(editions, `s${at}`)).toEqual({ PROMPT: answers });
    }
  });

  test('of a service are withheld where its authority and the other services would tell them', async () => {
    const editions = await decide({ ...MIXED, s1: { PORTAL: { RANDOM: 6, PROMPT: 80 } } });
    expect(shownOf(editions, 's1')).toEqual({});
    // The authority less s0 would be s1.
    expect([shownOf(editions, 's0'), shownOf(editions, 'a')]).toContainEqual({});
  });

  test('of a telephone line that is public are no secret, whatever they protect', async () => {
    const editions = await decide({
      s0: { PORTAL: { PROMPT: 60 }, TELEPHONE: { RANDOM: 25 } },
      s1: { PORTAL: { PROMPT: 80, RANDOM: 6 } },
    });
    expect(channelIsShown(editions, 's0', 'TELEPHONE')).toBe(true);
    expect(shownOf(editions, 's0')).toMatchObject({ RANDOM: 25 });
    expect([shownOf(editions, 's1'), shownOf(editions, 'a')]).toEqual([{}, {}]);
  });

  test('take nothing away that is shown without them', async () => {
    const counts = [MIXED, INVITED_LINE, { ...MIXED, s1: INVITED_LINE.s0!, s2: { PORTAL: { RANDOM: 12, PROMPT: 3 } } }];
    for (const one of counts) {
      const apart = await decide(one);
      const together = await decide(one, NOTHING, { isApart: false });
      expect(apart.map(basisCells)).toEqual(together.map(basisCells));
      expect(together[3]!.classes).toBeUndefined();
    }
  });
});

describe('in later editions', () => {
  const more = (RANDOM: number, PROMPT: number): Counts => ({
    s0: { ...MIXED.s0!, PORTAL: { RANDOM: 40 + RANDOM, PROMPT: 60 + PROMPT } },
  });

  test('a class of which fewer than ten came is no longer shown, though all came in', async () => {
    const basis = withEdition(NOTHING, await decide(MIXED));
    const later = await decide(more(3, 20), basis);
    expect(basisCells(later[3]!).get('SERVICE/s0/ALL')!.counts.SAT).toBe(173);
    expect(shownOf(later, 's0')).toEqual({});
    const last = await decide(more(40, 60), withEdition(basis, later));
    expect(shownOf(last, 's0')).toEqual({});
  });

  test('ten of one class enter, and the other one stands', async () => {
    const basis = withEdition(NOTHING, await decide(MIXED));
    expect(shownOf(await decide(more(0, 20), basis), 's0')).toEqual({ RANDOM: 65, PROMPT: 105 });
  });

  const ALONE: Counts = { s0: { PORTAL: { PROMPT: 46 } } };

  test('one that is all there is of a published whole is shown, also where an edition withheld it', async () => {
    const withheld = await decide(ALONE, NOTHING, {
      decisions: { ...DISCLOSURE_DECISIONS, discloseClasses: async () => ({ atRisk: [], shown: new Set() }) },
    });
    expect(shownOf(withheld, 's0')).toEqual({});
    expect(shownOf(await decide(ALONE, withEdition(NOTHING, withheld)), 's0')).toEqual({ PROMPT: 45 });
  });

  test('one that was alone is decided like others once another class has come', async () => {
    const basis = withEdition(NOTHING, await decide(ALONE));
    const later = await decide({ s0: { PORTAL: { PROMPT: 50, RANDOM: 6 } } }, basis);
    expect(basisCells(later[3]!).get('SERVICE/s0/ALL')!.counts.SAT).toBe(56);
    expect(shownOf(later, 's0')).toEqual({});
  });

  test('of a quarter that was published before there were classes they appear beside what stands', async () => {
    const first = await decide(MIXED, NOTHING, { isApart: false });
    const later = await decide(MIXED, withEdition(NOTHING, first));
    expect(shownOf(later, 's0')).toEqual({ RANDOM: 65, PROMPT: 85 });
    expect(later.map(basisCells)).toEqual(first.map(basisCells));
  });
});
