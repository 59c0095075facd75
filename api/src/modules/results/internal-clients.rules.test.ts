import { expect, test } from 'vitest';
import type { FigureSubject } from './figure-query.ts';
import { roundedForStaff } from './estimate-value.ts';
import { crossesInternalClients, isInternal, staysRaw } from './internal-clients.rules.ts';
import { methodInForce } from './scores/method-in-force.rules.ts';
import { scoreEstimate } from './scores/score-estimate.ts';
import { tallyOf, times } from './tally.builder.ts';

const entries: Record<string, object> = {
  pass: { kind: 'SERVICE', id: 'pass', authorityId: 'agency', audience: 'INTERNAL' },
  passport: { kind: 'SERVICE', id: 'passport', authorityId: 'other', audience: 'EXTERNAL' },
  ministry: { kind: 'AUTHORITY', id: 'ministry', withDescendants: ['ministry', 'agency'] },
  agency: { kind: 'AUTHORITY', id: 'agency', withDescendants: ['agency'] },
  other: { kind: 'AUTHORITY', id: 'other', withDescendants: ['other'] },
  clerk: { kind: 'SEGMENT', id: 'clerk', audience: 'INTERNAL' },
  citizen: { kind: 'SEGMENT', id: 'citizen', audience: 'EXTERNAL' },
};
const directory = {
  get: (_kind: string, id: string) => entries[id],
  all: (kind: string) => Object.values(entries).filter((entry) => (entry as { kind: string }).kind === kind),
  servicesWithin: (id: string) => ({ agency: ['pass'], other: ['passport'], ministry: ['pass', 'passport'] })[id] ?? [],
} as never;

const pass = { kind: 'SERVICE', id: 'pass' } as const;
const passport = { kind: 'SERVICE', id: 'passport' } as const;
const authority = (id: string) => ({ kind: 'AUTHORITY', id }) as const;

test.each([
  ['an internal service as a whole', pass, null, 0, false],
  ['by one dimension', pass, null, 1, false],
  ['restricted to one dimension', pass, { modes: ['WEB'] }, 0, false],
  ['restricted and broken down', pass, { modes: ['WEB'] }, 1, true],
  ['restricted twice', pass, { modes: ['WEB'], languages: ['RU'] }, 0, true],
  ['an external service', passport, { modes: ['WEB'], languages: ['RU'] }, 1, false],
  ['an authority with an internal service below it', authority('ministry'), { modes: ['WEB'] }, 1, true],
  ['an authority without', authority('other'), { modes: ['WEB'] }, 1, false],
  ['a portal, for employees', { kind: 'TOUCHPOINT', id: 't' }, { segmentIds: ['clerk'] }, 1, true],
  ['a portal, for citizens', { kind: 'TOUCHPOINT', id: 't' }, { segmentIds: ['citizen'] }, 1, false],
] as const)('%s', (_name, subject, filter, grouped, isCrossed) => {
  expect(crossesInternalClients(subject, filter as never, grouped, directory)).toBe(isCrossed);
});

test('an authority of internal services alone is internal; one with others is not', () => {
  for (const [id, is] of [
    ['agency', true],
    ['ministry', false],
    ['other', false],
    ['none', false],
  ] as const)
    expect(isInternal(authority(id), directory)).toBe(is);
});

test('a figure of an authority stays raw where only employees answered, and at a touchpoint where any did', () => {
  const [employees, citizens] = [{ subjectId: 'pass' }, { subjectId: 'passport' }];
  const raw = (
    answers: { subjectId: string }[],
    isOfTouchpoints: boolean,
    subject: FigureSubject = authority('ministry'),
  ) => staysRaw(subject, answers, isOfTouchpoints, directory);
  expect([raw([employees], false), raw([employees, citizens], false), raw([citizens], false), raw([], false)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([raw([employees, citizens], true), raw([citizens], true), raw([], true)]).toEqual([true, false, false]);
  expect(raw([employees], true, passport)).toBe(false);
});

test('weighted, the answers by one channel would tell how many of a segment gave them, and what they said', () => {
  const common = { subjectId: 'pass', channel: 'IN_PERSON', mode: 'WEB', sourceClass: 'PROMPT' } as const;
  const [clerks, others] = [6, 34];
  const strata = [
    { ...common, segment: 'clerk', tally: tallyOf(times(clerks, { SAT: 1 })) },
    { ...common, segment: 'other', tally: tallyOf(times(others, { SAT: 4 })) },
  ];
  /** What is reported, and known to whoever reads the figure. */
  const flow = [
    { ...common, segment: 'clerk', transactions: 600 },
    { ...common, segment: 'other', transactions: 400 },
  ];
  const method = methodInForce({ table: null, mix: null, links: [] });
  const question = { measure: 'SAT', stream: 'SCORE', basis: 'AS_EXPERIENCED', keepsChannels: true } as const;
  const figureBy = (shares: typeof flow) =>
    roundedForStaff(scoreEstimate(strata, shares, method, { ...question, otherwise: 'NEWEST' }).estimate);
  const [raw, weighted] = [figureBy([]), figureBy(flow)];

  const n = raw.n!;
  const designEffect = (count: number) => n * (0.6 ** 2 / count + 0.4 ** 2 / (n - count));
  const fits = Array.from({ length: n - 1 }, (_, index) => index + 1).filter(
    (count) => Math.abs(designEffect(count) - weighted.designEffect!) < 0.005,
  );
  expect(fits).toEqual([clerks]);
  // Two means from two equations: 6·a + 34·b = 40·raw and 0.6·a + 0.4·b = weighted.
  const share = clerks / n;
  const mean = (0.4 * raw.value! - (1 - share) * weighted.value!) / (0.4 * share - 0.6 * (1 - share));
  expect(mean).toBeCloseTo(0, 0);
});
