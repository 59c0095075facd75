import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn, type StaffSession } from '../methodology/staff-session.ts';
import { sat, ScoresWorld } from '../results/scores-world.ts';
import { aViewer } from '../support/ask-as-staff.ts';
import { improve, registration, reportTexts } from './requests.ts';

let world: ScoresWorld;
let staff: StaffSession;
const improvements: Record<string, string> = {};
const reports: Record<string, string> = {};

const BEFORE = { from: '2026-04-01', to: '2026-06-30' };
const AFTER = { from: '2026-07-01', to: '2026-09-30' };

/** Answers at the site and on the line, 25 points apart. */
const HIGH = { site: sat(5, 4), line: sat(4, 3) };
const LOW = { site: sat(3, 2), line: sat(2, 1) };

/**
 * The line comes out 25 points below the site, always. `s0` does not change, but its clients move from the line to the
 * site. `s1` is rated on the web before and at a kiosk after, where nothing tells what a kiosk does. `s2` is as
 * `s0`, but its months before the start are no quarter. `s3` stands lower, so that services differ.
 * Nobody rates `s4`.
 */
beforeAll(async () => {
  world = await ScoresWorld.start(5, new Date('2026-06-15T09:00:00Z'));
  const analyst = aViewer('ANALYST', world.api.registry.ministry);
  const register = async (service: string, change: object) => {
    const input = registration({ subjects: [{ service }], startsOn: AFTER.from, ...change });
    improvements[service] = (await improve(world.api, analyst, 'Register', input)).improvement.id;
  };
  await register('s0', {});
  await register('s1', {});
  await register('s2', { startsOn: '2026-06-20' });
  await register('s3', { measure: 'RESULT' });
  await register('s4', {});
  world.api.clock.time = new Date('2026-11-22T09:00:00Z');
  const rated = (service: string, day: string, site: number, line: number, answers = HIGH) => [
    { service, place: 'site', mode: 'WEB', day, answers: answers.site, n: site } as const,
    { service, place: 'line', mode: 'WEB', day, answers: answers.line, n: line } as const,
  ];
  await world.rate([
    ...rated('s0', '2026-05-10', 60, 140),
    ...rated('s0', '2026-08-10', 150, 50),
    ...rated('s2', '2026-05-10', 60, 140),
    ...rated('s2', '2026-08-10', 150, 50),
    ...rated('s3', '2026-05-10', 100, 100, LOW),
    ...rated('s3', '2026-08-10', 100, 100, LOW),
    { service: 's1', place: 'site', mode: 'WEB', day: '2026-05-10', answers: sat(4, 3), n: 200 },
    { service: 's1', place: 'hall', mode: 'KIOSK', day: '2026-08-10', answers: sat(5, 4), n: 200 },
  ]);
  await world.noteFlow([
    { service: 's0', place: 'site', day: '2026-05-10', n: 500 },
    { service: 's0', place: 'line', day: '2026-05-10', n: 500 },
    { service: 's0', place: 'site', day: '2026-08-10', n: 800 },
    { service: 's0', place: 'line', day: '2026-08-10', n: 200 },
  ]);
  for (const [service, id] of Object.entries(improvements)) {
    await improve(world.api, analyst, 'Change', { id, state: 'STARTED' });
    await improve(world.api, analyst, 'Change', { id, state: 'DONE', doneOn: AFTER.from });
    const title = { ru: `Отчёт ${service}`, en: `Report ${service}` };
    await improve(world.api, analyst, 'ReportSave', { id, ...reportTexts({ title }) });
    reports[service] = (await improve(world.api, analyst, 'Publish', { id })).improvement.report.slug;
  }
  await world.api.platform.freezer.freezeDue();
  await world.api.platform.publisher.publishClosed();
  staff = await signedIn(world.api, 'PLATFORM_ADMIN');
}, 180_000);
afterAll(() => world.api.close());

const ESTIMATE = `value interval { low high } n effectiveN method quality suppressed reason basis modeAdjustment modeReason
  modesVary weighting coverage modeTable referenceMix methodVersion instrumentVersion`;
const OUTCOME = `outcome { __typename ... on Difference { points interval { low high } p adjustedP detectable } ... on NotComparable { reasons } }
  verdict reliability badge { comparability reasons }`;
const SCORES = `basis before { period { from to } complete estimate { ${ESTIMATE} } }
  after { period { from to } complete estimate { ${ESTIMATE} } } ${OUTCOME}`;
const BASES = ['AS_EXPERIENCED', 'LIKE_FOR_LIKE', 'RAW'] as const;
type Basis = (typeof BASES)[number];

const scoresOf = async (service: string, basis: Basis) =>
  (
    await staff.ask(
      `query ($id: ID!, $basis: Basis!) { improvement(id: $id) { scores(basis: $basis) { ${SCORES} } } }`,
      { id: improvements[service], basis },
    )
  ).improvement.scores;
const publicScoresOf = async (service: string, basis: Basis) => {
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into by each test
  const { data } = await world.api.ask<any>(
    `query ($id: ID!, $basis: Basis!) { report(id: $id) { scores(basis: $basis) { ${SCORES} }
      before { estimate { ${ESTIMATE} } } after { estimate { ${ESTIMATE} } } } }`,
    { id: reports[service], basis },
  );
  return data.report;
};
const PAGE = `query ($id: ID!, $basis: Basis!, $measure: Measure!, $before: PeriodInput!, $after: PeriodInput!) { service(id: $id) {
  before: estimate(measure: $measure, basis: $basis, period: $before) { ${ESTIMATE} }
  after: estimate(measure: $measure, basis: $basis, period: $after) { ${ESTIMATE} } } }`;
/** What the page of the service shows of the same days. */
const onItsPage = async (service: string, basis: Basis, measure = 'SAT') =>
  (await staff.ask(PAGE, { id: service, basis, measure, before: BEFORE, after: AFTER })).service;
const onItsPublicPage = async (service: string, basis: Basis) =>
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into by each test
  (await world.api.ask<any>(PAGE, { id: service, basis, measure: 'SAT', before: BEFORE, after: AFTER })).data.service;

test.each(BASES)('before and after %s are the figures that the page of the service shows', async (basis) => {
  const scores = await scoresOf('s0', basis);
  const page = await onItsPage('s0', basis);
  expect(scores.basis).toBe(basis);
  expect(scores.before).toEqual({ period: BEFORE, complete: true, estimate: page.before });
  expect(scores.after).toEqual({ period: AFTER, complete: true, estimate: page.after });
  expect(page.before.basis).toBe(basis);
});

test('clients who move to the better channel raise the raw mean and what they experience, and not like for like', async () => {
  const raw = await scoresOf('s0', 'RAW');
  // 30 % then 75 % of the answers at 87.5, the others at 62.5.
  expect([raw.before.estimate.value, raw.after.estimate.value]).toEqual([70, 81.3]);
  expect(raw).toMatchObject({ verdict: 'ABOVE', outcome: { points: 11.3 } });
  const experienced = await scoresOf('s0', 'AS_EXPERIENCED');
  // Half and then four fifths of the transactions.
  expect(experienced.before.estimate).toMatchObject({ value: 75, weighting: 'FLOW' });
  expect(experienced).toMatchObject({
    verdict: 'ABOVE',
    outcome: { points: 7.5 },
    after: { estimate: { value: 82.5 } },
  });
  const alike = await scoresOf('s0', 'LIKE_FOR_LIKE');
  expect(alike).toMatchObject({ verdict: 'ABOUT_AVERAGE', outcome: { points: 0 }, badge: { reasons: [] } });
  expect(alike.before.estimate).toMatchObject({ value: alike.after.estimate.value, modeTable: '2026Q3' });
});

test.each(BASES)('the difference %s is the one that the two periods have side by side', async (basis) => {
  const { comparison, figureChanges } = await staff.ask(
    `query ($basis: Basis!, $before: PeriodInput!, $after: PeriodInput!) {
      comparison(of: { periods: { figuresOf: { service: "s0" }, periods: [$before, $after] } }, basis: $basis, against: FIRST) {
        items { ${OUTCOME} } }
      figureChanges(of: [{ service: "s0" }], basis: $basis, period: $after, before: $before) { items { ${OUTCOME} } } }`,
    { basis, before: BEFORE, after: AFTER },
  );
  const { outcome, verdict, reliability, badge } = await scoresOf('s0', basis);
  expect({ outcome, verdict, reliability, badge }).toEqual(figureChanges.items[0]);
  expect({ outcome, verdict, reliability, badge }).toEqual(comparison.items[1]);
});

test('figures in modes whose effect is not known stand, and have no difference but the reason', async () => {
  for (const basis of ['AS_EXPERIENCED', 'RAW'] as const)
    expect(await scoresOf('s1', basis)).toMatchObject({
      before: { estimate: { value: 62.5 } },
      after: { estimate: { value: 87.5 } },
      outcome: { __typename: 'NotComparable', reasons: ['MODE_NOT_ADJUSTED'] },
      verdict: 'NOT_COMPARABLE',
      badge: { comparability: 'NOT_COMPARABLE' },
    });
  const { after } = await scoresOf('s1', 'AS_EXPERIENCED');
  expect(after.estimate).toMatchObject({ modeAdjustment: 'NOT_ADJUSTED', modeReason: expect.any(String) });
});

test.each(['staff', 'the public'])(
  'the verdict has no difference either where the figures have none, for %s',
  async (who) => {
    const VERDICT = `change { verdict reasons difference interval { low high } }
    effect { grade verdict difference interval { low high } reason detectable }`;
    const of = async (service: string) => {
      const query = (field: string) => `query ($id: ID!) { of: ${field}(id: $id) { ${VERDICT} } }`;
      if (who === 'staff') return (await staff.ask(query('improvement'), { id: improvements[service] })).of;
      // oxlint-disable-next-line typescript/no-explicit-any -- looked into below
      return (await world.api.ask<any>(query('report'), { id: reports[service] })).data.of;
    };
    expect(await of('s1')).toEqual({
      change: { verdict: 'NOT_COMPARABLE', reasons: ['MODE_NOT_ADJUSTED'], difference: null, interval: null },
      effect: {
        grade: null,
        verdict: 'NOT_COMPARABLE',
        difference: null,
        interval: null,
        reason: null,
        detectable: null,
      },
    });
    // Here everybody answered on the web.
    expect((await of('s0')).change).toMatchObject({ verdict: 'IMPROVED_AFTER', reasons: [] });
    // What people got is a fact.
    expect((await of('s3')).change.reasons).not.toContain('MODE_NOT_ADJUSTED');
  },
);

test('a score that is not there says why, and so does the difference', async () => {
  const scores = await scoresOf('s4', 'LIKE_FOR_LIKE');
  expect(scores.before.estimate).toMatchObject({ value: null, suppressed: true, reason: 'NO_DATA' });
  expect(scores).toMatchObject({ outcome: { reasons: ['NO_FIGURE'] }, verdict: 'INSUFFICIENT_DATA' });
});

test('what people got is a fact: the same on every basis', async () => {
  for (const basis of BASES) {
    const { before } = await scoresOf('s3', basis);
    expect(before.estimate).toEqual((await onItsPage('s3', basis, 'RESULT')).before);
    expect(before.estimate.basis).toBe('RAW');
  }
});

test.each(BASES)('the public has %s as it is published on the page of the service', async (basis) => {
  const { scores, before, after } = await publicScoresOf('s0', basis);
  const page = await onItsPublicPage('s0', basis);
  expect(scores.before).toEqual({ period: BEFORE, complete: true, estimate: page.before });
  expect(scores.after).toEqual({ period: AFTER, complete: true, estimate: page.after });
  expect(page.before.value).toBe(Math.round(page.before.value));
  if (basis === 'RAW') expect([before.estimate, after.estimate]).toEqual([page.before, page.after]);
});

test('the public is told a difference that published figures give, and nothing that they do not', async () => {
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into below
  const { data } = await world.api.ask<any>(
    `query ($before: PeriodInput!, $after: PeriodInput!) {
      comparison(of: { periods: { figuresOf: { service: "s0" }, periods: [$before, $after] } }, basis: LIKE_FOR_LIKE, against: FIRST) {
        items { ${OUTCOME} } } }`,
    { before: BEFORE, after: AFTER },
  );
  const { outcome, verdict, reliability, badge } = (await publicScoresOf('s0', 'LIKE_FOR_LIKE')).scores;
  expect({ outcome, verdict, reliability, badge }).toEqual(data.comparison.items[1]);
  expect(outcome).toMatchObject({ __typename: 'Difference', points: 0 });
});

test('months that together are no published period have the raw figure alone in public, and scores for staff', async () => {
  const { scores, before } = await publicScoresOf('s2', 'AS_EXPERIENCED');
  expect(scores.before).toMatchObject({
    period: { from: '2026-03-01', to: '2026-05-31' },
    estimate: { value: null, suppressed: true, reason: 'NOT_PUBLISHED' },
  });
  expect(scores).toMatchObject({ outcome: { reasons: ['NOTHING_TO_COMPARE'] }, verdict: 'NOT_COMPARABLE' });
  expect(before.estimate.reason).toBe('TOO_FEW');
  expect((await scoresOf('s2', 'AS_EXPERIENCED')).before.estimate.value).toBe(70);
});

test('while no month after has closed there is a score before, and no difference yet', async () => {
  const now = world.api.clock.time;
  world.api.clock.time = new Date('2026-07-20T09:00:00Z');
  const { before, after, outcome, verdict, badge } = await scoresOf('s0', 'AS_EXPERIENCED');
  world.api.clock.time = now;
  expect(before.estimate.value).toBe(75);
  expect({ after, outcome, verdict, badge }).toEqual({ after: null, outcome: null, verdict: null, badge: null });
});
