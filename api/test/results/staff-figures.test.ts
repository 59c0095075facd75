import type { Dimension, Grain, Measure } from '@otklik/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { type DayRange, periodsIn } from '../../src/kernel/calendar.ts';
import { estimateOfTally, roundedForStaff } from '../../src/modules/results/estimate-value.ts';
import { answersOf } from '../../src/modules/results/measure-estimate.ts';
import type { FigureFilter } from '../../src/modules/results/figure-query.ts';
import { tallyRanges } from '../../src/modules/results/tally-ranges.ts';
import { tallyStatement } from '../../src/modules/results/tally-source.ts';
import { asAdmin } from '../support/as-admin.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { drawRatings, FiguresWorld, type Given } from './figures-world.ts';

const MEASURES: Measure[] = ['SAT', 'EASE', 'TIME', 'RESULT', 'CSI'];
const HALF_YEAR = { from: '2026-06-01', to: '2026-11-21' };
/** Days on which nobody counted how often the question was shown. */
const wasUncounted = (day: string) => day.endsWith('3');
const isScored = ({ touchpoint, day }: Given) => touchpoint !== 'office' && !wasUncounted(day);
const isWithin =
  ({ from, to }: DayRange) =>
  ({ day }: Given) =>
    from <= day && day <= to;

let world: FiguresWorld;

beforeAll(async () => {
  world = await FiguresWorld.start();
  await world.countOffers(HALF_YEAR, wasUncounted);
  await world.rate(drawRatings(2_500, { from: HALF_YEAR.from, days: 174 }, 7));
});
afterAll(() => world.api.close());

const passport = () => world.subject('SERVICE', world.api.registry.service);
const licence = () => world.subject('SERVICE', world.api.registry.otherService);
const staff = () => world.staff(world.api.registry.ministry);
const isPassport = ({ service }: Given) => service === 'passport';

/** The figure of the ratings that a rule chooses, computed from their answers one by one. */
const direct = (measure: Measure, rule: (rating: Given) => boolean, stream: 'SCORE' | 'OPEN' = 'SCORE') =>
  roundedForStaff(
    estimateOfTally(
      world.tally((rating) => isScored(rating) === (stream === 'SCORE') && rule(rating)),
      measure,
      stream,
    ),
  );

describe('a figure for staff is the one of the ratings behind it', () => {
  test('the value is their plain mean', async () => {
    const { value, n } = await staff().estimate(passport(), {
      measure: 'SAT',
      period: HALF_YEAR,
      stream: 'SCORE',
      filter: null,
    });
    const answers = world.given
      .filter((rating) => isPassport(rating) && isScored(rating))
      .map(({ answers }) => answers.SAT);
    expect(n).toBe(answers.length);
    expect(value).toBeCloseTo(answers.reduce((sum, answer) => sum + 25 * (answer - 1), 0) / answers.length, 1);
  });

  test.each([
    ['half a year', HALF_YEAR],
    ['a quarter', { from: '2026-07-01', to: '2026-09-30' }],
    ['from the middle of a month to the middle of another', { from: '2026-06-17', to: '2026-10-09' }],
    ['a few days', { from: '2026-08-10', to: '2026-08-24' }],
    ['a day on which hardly anyone came', { from: '2026-08-10', to: '2026-08-10' }],
    ['days before anyone came', { from: '2026-01-01', to: '2026-03-31' }],
  ])('over %s, for every measure', async (_name, period) => {
    for (const measure of MEASURES)
      expect(await staff().estimate(passport(), { measure, period, stream: 'SCORE', filter: null })).toEqual(
        direct(measure, (rating) => isPassport(rating) && isWithin(period)(rating)),
      );
  });

  test('under every filter, alone and together, over whole and broken months', async () => {
    const { registry } = world.api;
    const filters: [FigureFilter, (rating: Given) => boolean][] = [
      [{ channels: ['PORTAL'] }, ({ channel }) => channel === 'PORTAL'],
      [{ channels: ['PORTAL', 'TELEPHONE'] }, ({ channel }) => channel !== 'IN_PERSON'],
      [{ touchpointIds: [world.helpLine] }, ({ touchpoint }) => touchpoint === 'help-line'],
      [{ channels: ['PORTAL'], touchpointIds: [world.helpLine] }, () => false],
      [{ modes: ['APP', 'OPERATOR'] }, ({ mode }) => mode === 'APP' || mode === 'OPERATOR'],
      [{ segmentIds: [registry.segment] }, ({ segment }) => segment === 'citizen'],
      [{ languages: ['EN'] }, ({ language }) => language === 'EN'],
      [
        { channels: ['PORTAL'], modes: ['WEB'], segmentIds: [registry.segment], languages: ['RU'] },
        ({ mode, segment, language }) => mode === 'WEB' && segment === 'citizen' && language === 'RU',
      ],
    ];
    for (const period of [HALF_YEAR, { from: '2026-07-01', to: '2026-09-30' }])
      for (const [filter, rule] of filters)
        expect(await staff().estimate(passport(), { measure: 'CSI', period, stream: 'SCORE', filter })).toEqual(
          direct('CSI', (rating) => isPassport(rating) && isWithin(period)(rating) && rule(rating)),
        );
  });

  test.each([
    ['CHANNEL', ({ channel }: Given) => channel],
    ['TOUCHPOINT', ({ touchpoint }: Given) => touchpoint],
    ['MODE', ({ mode }: Given) => mode],
    ['SEGMENT', ({ segment }: Given) => segment],
    ['LANGUAGE', ({ language }: Given) => language],
  ] as [Dimension, (rating: Given) => string | null][])('by %s, with its share of the answers', async (by, keyOf) => {
    const rows = await staff().breakdown(passport(), {
      measure: 'SAT',
      period: HALF_YEAR,
      stream: 'SCORE',
      filter: null,
      by,
    });
    const keyOfId = new Map([
      [world.api.registry.portal, 'portal'],
      [world.helpLine, 'help-line'],
      [world.api.registry.segment, 'citizen'],
    ]);
    const ratings = world.given.filter((rating) => isPassport(rating) && isScored(rating));
    const keys = [...new Set(ratings.map(keyOf))];
    expect(rows).toHaveLength(keys.length);
    for (const row of rows) {
      const key = row.key === null ? null : (keyOfId.get(row.key) ?? row.key);
      expect(row.estimate).toEqual(direct('SAT', (rating) => isPassport(rating) && keyOf(rating) === key));
      expect(row.share).toBeCloseTo((100 * row.estimate.n!) / ratings.length, 0);
    }
    expect(rows.map(({ estimate }) => estimate.n!)).toEqual(
      rows.map(({ estimate }) => estimate.n!).toSorted((a, b) => b - a),
    );
  });

  test.each(['DAY', 'WEEK', 'MONTH', 'QUARTER'] as Grain[])(
    'every %s of a trend, and the running one is marked',
    async (grain) => {
      const points = await staff().trend(passport(), {
        measure: 'SAT',
        period: HALF_YEAR,
        stream: 'SCORE',
        filter: null,
        grain,
      });
      expect(points.map(({ period }) => period)).toEqual(
        periodsIn(HALF_YEAR, grain).map((period) => ({ ...period, grain })),
      );
      for (const { period, estimate } of points)
        expect(estimate).toEqual(direct('SAT', (rating) => isPassport(rating) && isWithin(period)(rating)));
      const running = points.filter(({ isComplete }) => !isComplete).map(({ period }) => period.to >= '2026-11-22');
      expect(running).toEqual(grain === 'DAY' ? [] : [true]);
    },
  );

  test('a distribution has the exact counts, and those of other items too', async () => {
    const query = { period: HALF_YEAR, stream: 'SCORE', filter: null } as const;
    const { bars, n } = await staff().distribution(passport(), { ...query, item: 'RESULT' });
    const counts = world.tally((rating) => isPassport(rating) && isScored(rating)).counts.RESULT;
    expect(bars.map(({ count }) => count)).toEqual(counts.slice(1, 5));
    expect(n).toBe(counts.reduce((sum, count) => sum + count, 0));
    expect(await staff().counts(passport(), { ...query, item: 'RESULT' })).toEqual(counts.slice(1));
    expect(await staff().distribution(passport(), { ...query, item: 'TRUST' })).toMatchObject({ reason: 'NO_DATA' });
  });
});

describe('who sees what', () => {
  test('an authority is the sum of its services and of those below it', async () => {
    const { registry } = world.api;
    const query = { measure: 'CSI', period: HALF_YEAR, stream: 'SCORE', filter: null } as const;
    expect(await staff().estimate(world.subject('AUTHORITY', registry.ministry), query)).toEqual(
      direct('CSI', () => true),
    );
    expect(await staff().estimate(world.subject('AUTHORITY', registry.agency), query)).toEqual(
      direct('CSI', ({ service }) => service === 'licence'),
    );
  });

  test('the agency sees what the public sees of the ministry, but all that came over its own help line', async () => {
    const agency = world.staff(world.api.registry.agency);
    const query = {
      measure: 'SAT',
      period: { from: '2026-06-03', to: '2026-06-28' },
      stream: 'SCORE',
      filter: null,
    } as const;
    expect(await agency.estimate(passport(), query)).toMatchObject({ reason: 'NOT_PUBLISHED', n: null });
    expect((await agency.estimate(licence(), query)).n).toBeGreaterThan(10);
    const filter = { touchpointIds: [world.helpLine] };
    expect(await agency.estimate(passport(), { ...query, filter })).toEqual(
      direct(
        'SAT',
        (rating) => isPassport(rating) && rating.touchpoint === 'help-line' && isWithin(query.period)(rating),
      ),
    );
  });

  test('breakdowns of internal clients are never crossed', async () => {
    const internal = world.subject('SERVICE', world.api.registry.internalService);
    const query = { measure: 'SAT', period: HALF_YEAR, stream: 'SCORE', filter: { modes: ['WEB'] } } as const;
    const filtered = { ...query, filter: { modes: [...query.filter.modes] } };
    expect(await staff().estimate(internal, filtered)).toEqual(
      direct('SAT', ({ service, mode }) => service === 'pass-office' && mode === 'WEB'),
    );
    expect(await staff().breakdown(internal, { ...filtered, by: 'LANGUAGE' })).toEqual([]);
    const crossed = { ...filtered, filter: { ...filtered.filter, languages: ['RU' as const] } };
    const refused = { value: null, n: null, reason: 'INTERNAL_CROSSING' };
    expect(await staff().estimate(internal, crossed)).toMatchObject(refused);
    expect(await staff().distribution(internal, { ...crossed, item: 'SAT' })).toMatchObject({
      n: null,
      reason: 'INTERNAL_CROSSING',
    });
    expect(await staff().counts(internal, { ...crossed, item: 'SAT' })).toBeNull();
    expect((await staff().trend(internal, { ...crossed, grain: 'MONTH' }))[0]!.estimate).toMatchObject(refused);
    const ministry = world.subject('AUTHORITY', world.api.registry.ministry);
    expect(await staff().estimate(ministry, crossed)).toMatchObject(refused);
    expect((await staff().estimate(passport(), crossed)).reason).toBeNull();
  });

  test('under 10 answers staff are told how many, and nothing else', async () => {
    const period = { from: '2026-08-10', to: '2026-08-10' };
    const estimate = await staff().estimate(passport(), { measure: 'SAT', period, stream: 'SCORE', filter: null });
    const n = answersOf(
      world.tally((r) => isPassport(r) && isScored(r) && isWithin(period)(r)),
      'SAT',
    );
    expect(n).toBeGreaterThan(0);
    expect(n).toBeLessThan(10);
    expect(estimate).toMatchObject({
      value: null,
      interval: null,
      effectiveN: null,
      n,
      suppressed: true,
      reason: 'TOO_FEW',
    });
  });
});

describe('the open stream', () => {
  test('holds what came without counted offers: the office, and the portal on days nobody counted', async () => {
    const query = { measure: 'SAT', period: HALF_YEAR, filter: null } as const;
    const open = await staff().estimate(passport(), { ...query, stream: 'OPEN' });
    expect(open).toEqual(direct('SAT', isPassport, 'OPEN'));
    expect(open).toMatchObject({ interval: null, effectiveN: null, method: 'MEAN_WITHOUT_INTERVAL' });
    const score = await staff().estimate(passport(), { ...query, stream: 'SCORE' });
    expect(score.n! + open.n!).toBe(world.given.filter(isPassport).length);
    const byTouchpoint = await staff().breakdown(passport(), { ...query, stream: 'OPEN', by: 'TOUCHPOINT' });
    expect(new Set(byTouchpoint.map(({ key }) => key))).toEqual(
      new Set([world.api.registry.portal, world.api.registry.office, world.helpLine]),
    );
  });
});

test('beside open ratings stands how far their plain mean is from that of those who were asked, and nothing without one of them', async () => {
  const ask = async (of: string) => {
    const viewer = aViewer('ANALYST', world.api.registry.ministry);
    return (await askStaff(world.api, viewer, `{ service(id: "passport") { openDifference(${of}) } }`)).service
      .openDifference as number | null;
  };
  const period = `period: { from: "${HALF_YEAR.from}", to: "${HALF_YEAR.to}" }`;
  const atPortal = ({ touchpoint }: Given) => touchpoint === 'portal';
  for (const [of, rule] of [
    [period, isPassport],
    [`${period}, filter: { channels: [PORTAL] }`, (given: Given) => isPassport(given) && atPortal(given)],
  ] as const) {
    const [open, asked] = [direct('SAT', rule, 'OPEN'), direct('SAT', rule)];
    expect(await ask(of)).toBeCloseTo(open.value! - asked.value!, 9);
  }
  // Everybody at the office came by themselves.
  expect(direct('SAT', (given) => isPassport(given) && given.touchpoint === 'office', 'OPEN').value).not.toBeNull();
  expect(await ask(`${period}, filter: { touchpoints: ["office"] }`)).toBeNull();
  // On a day that was counted nobody at the portal came by themselves.
  expect(await ask('period: { from: "2026-07-14", to: "2026-07-22" }, filter: { channels: [PORTAL] }')).toBeNull();
});

test('whole months of a list are read from coarse monthly cells, never from ratings', async () => {
  const { registry, platform } = world.api;
  const { text, values } = tallyStatement(
    'core_tally',
    {
      subjectIds: [registry.service, registry.otherService],
      sourceClasses: ['RANDOM', 'PROMPT'],
      ranges: tallyRanges({ from: '2026-06-01', to: '2026-10-31' }),
    },
    ['sat_n1'],
  );
  const plan = await withRole(platform.pool, 'otklik_staff', async (client) =>
    JSON.stringify((await client.query(`explain (format json) ${text}`, values)).rows),
  );
  const tables = new Set([...plan.matchAll(/"Relation Name":"(\w+)"/g)].map(([, table]) => table));
  expect(tables).toEqual(new Set(['cell', 'core_subject_tally_month']));
});

test('rows by touchpoint and by segment carry their names, also of what is retired since; codes carry none', async () => {
  const { database, platform, registry } = world.api;
  for (const [table, id] of [
    ['touchpoint', world.helpLine],
    ['segment', registry.segment],
  ])
    await asAdmin(database, `update ${table} set retired_at = now() where id = $1`, [id]);
  await platform.directory.refresh();
  const by = (dimension: Dimension) =>
    `breakdown(by: ${dimension}, period: { from: "${HALF_YEAR.from}", to: "${HALF_YEAR.to}" }) { key slug name }`;
  const ask = (language: 'RU' | 'EN') =>
    askStaff(
      world.api,
      aViewer('ANALYST', registry.ministry),
      `{ service(id: "passport") { touchpoints: ${by('TOUCHPOINT')} segments: ${by('SEGMENT')} modes: ${by('MODE')} } }`,
      {},
      language,
    );
  const { service } = await ask('EN');
  const named = ({ slug, name }: { slug: string | null; name: string | null }) => `${slug}: ${name}`;
  expect(service.touchpoints.map(named).toSorted()).toEqual(['help-line: Line', 'portal: Portal']);
  expect(service.segments.map(named).toSorted()).toEqual(['citizen: Citizens', 'null: null']);
  expect(new Set(service.modes.map(named))).toEqual(new Set(['null: null']));
  expect((await ask('RU')).service.touchpoints.map(named)).toContain('help-line: Линия');
});
