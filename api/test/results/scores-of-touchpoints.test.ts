import type { Dimension } from '@otklik/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { sat, ScoresWorld } from './scores-world.ts';

/**
 * Whoever is served face to face would answer 62.5 on the web, citizens 37.5, and 12.5 more at a kiosk. The site is worth 25
 * more. `s0` is rated at the hall by kiosk, mostly by others than citizens; at its annex on the web, mostly by citizens:
 * both offices are alike. `s5` is rated in Russian at the kiosk and in English on the web, as kindly.
 */
let world: ScoresWorld;
const ALIKE = { WEB: sat(4, 3), KIOSK: sat(5, 4, 3, 4) } as const;
const CITIZENS = { WEB: sat(3, 2), KIOSK: sat(4, 3, 2, 3) } as const;

beforeAll(async () => {
  world = await ScoresWorld.start(6);
  await world.rate([
    // Where people answer in both ways: what the kiosk does is known from them.
    ...['s1', 's2', 's3', 's4'].flatMap((service) =>
      (['WEB', 'KIOSK'] as const).map((mode) => ({
        service,
        place: 'hall' as const,
        mode,
        answers: ALIKE[mode],
        n: 160,
      })),
    ),
    { service: 's0', place: 'hall', mode: 'KIOSK', answers: ALIKE.KIOSK, n: 80 },
    { service: 's0', place: 'hall', mode: 'KIOSK', segment: 'citizen', answers: CITIZENS.KIOSK, n: 20 },
    { service: 's0', place: 'annex', mode: 'WEB', answers: ALIKE.WEB, n: 20 },
    { service: 's0', place: 'annex', mode: 'WEB', segment: 'citizen', answers: CITIZENS.WEB, n: 80 },
    { service: 's0', place: 'site', mode: 'WEB', answers: sat(5, 4), n: 120 },
    { service: 's0', place: 'line', mode: 'WEB', answers: sat(5, 4), n: 8 },
    { service: 's5', place: 'hall', mode: 'KIOSK', language: 'RU', answers: ALIKE.KIOSK, n: 120 },
    { service: 's5', place: 'annex', mode: 'WEB', language: 'EN', answers: ALIKE.WEB, n: 120 },
    // Before the quarter, when no employee had rated the annex yet.
    { service: 's0', place: 'annex', mode: 'WEB', answers: ALIKE.WEB, n: 20, day: '2026-05-10' },
    { service: 'pass-office', place: 'site', mode: 'WEB', answers: sat(5, 4), n: 20 },
    { service: 'pass-office', place: 'annex', mode: 'KIOSK', answers: sat(5, 4), n: 20 },
    { service: 'birth', place: 'annex', mode: 'WEB', answers: ALIKE.WEB, n: 20 },
    { service: 'birth', place: 'hall', mode: 'KIOSK', answers: ALIKE.KIOSK, n: 20 },
  ]);
  await world.noteFlow([
    // Of each office a quarter of the clients are no citizens; the hall has three times as many.
    { service: 's0', place: 'hall', day: '2026-08-10', n: 300 },
    { service: 's0', place: 'hall', segment: 'citizen', day: '2026-08-12', n: 900 },
    { service: 's0', place: 'annex', day: '2026-08-10', n: 100 },
    { service: 's0', place: 'annex', segment: 'citizen', day: '2026-08-12', n: 300 },
    // Half of all clients are citizens, all of them served face to face.
    { service: 's1', place: 'hall', day: '2026-08-10', n: 800 },
    { service: 'pass-office', place: 'annex', day: '2026-08-10', n: 500 },
  ]);
});
afterAll(() => world.api.close());

const QUARTER = 'period: { from: "2026-07-01", to: "2026-09-30" }';
const ESTIMATE =
  'value n basis modeAdjustment modeReason weighting coverage referenceMix channelsVary suppressed reason interval { low high }';

/** Rows by their name or code. */
async function rowsOf(of: string, by: Dimension, basis: string, { period = QUARTER, more = '' } = {}) {
  const { found } = await askStaff(
    world.api,
    aViewer('ANALYST', world.api.registry.ministry),
    `{ found: ${of} { breakdown(${period}, by: ${by}, basis: ${basis} ${more}) { key slug share estimate { ${ESTIMATE} } } } }`,
  );
  return new Map<string, Record<string, unknown>>(
    found.breakdown.map((row: { key: string; slug: string | null; estimate: object }) => [
      row.slug ?? row.key,
      row.estimate,
    ]),
  );
}

async function figureOf(of: string, basis: string, filter: string, period = QUARTER) {
  const { found } = await askStaff(
    world.api,
    aViewer('ANALYST', world.api.registry.ministry),
    `{ found: ${of} { estimate(${period}, basis: ${basis}, filter: ${filter}) { ${ESTIMATE} } } }`,
  );
  return found.estimate as Record<string, unknown>;
}

/** Touchpoints of a service beside one another, by slug. */
async function comparedAt(service: string, basis: string) {
  const { comparison } = await askStaff(
    world.api,
    aViewer('ANALYST', world.api.registry.ministry),
    `{ comparison(of: { touchpoints: { service: "${service}" } }, basis: ${basis}, ${QUARTER}) {
        items { touchpoint { slug } channel subject { slug } estimate { value } verdict
          outcome { ... on Difference { points } ... on NotComparable { reasons } } } } }`,
  );
  return new Map<string, Record<string, unknown>>(
    comparison.items.map((item: { touchpoint: { slug: string } }) => [item.touchpoint.slug, item]),
  );
}

const valuesOf = (rows: ReadonlyMap<string, Record<string, unknown>>) =>
  Object.fromEntries([...rows].map(([key, { value }]) => [key, value]));

describe('before anything is known of modes', () => {
  test('the row of a kiosk says that its mode is not adjusted, that of the web that there is no need to', async () => {
    const rows = await rowsOf('service(id: "s0")', 'TOUCHPOINT', 'AS_EXPERIENCED');
    // A quarter at 75, three at 50.
    expect(rows.get('hall')).toMatchObject({
      value: 56.3,
      n: 100,
      basis: 'AS_EXPERIENCED',
      modeAdjustment: 'NOT_ADJUSTED',
      modeReason: 'NO_TABLE',
      weighting: 'FLOW',
      coverage: 100,
    });
    expect(rows.get('annex')).toMatchObject({ value: 43.8, modeAdjustment: 'NOT_NEEDED', weighting: 'FLOW' });
  });

  test('a kiosk and the web are not put beside one another', async () => {
    const compared = await comparedAt('s0', 'AS_EXPERIENCED');
    expect(compared.get('hall')).toMatchObject({
      verdict: 'NOT_COMPARABLE',
      outcome: { reasons: ['MODE_NOT_ADJUSTED'] },
    });
  });

  test('like for like there is none without a reference mix', async () => {
    for (const by of ['TOUCHPOINT', 'LANGUAGE'] as const)
      for (const [, row] of await rowsOf('service(id: "s5")', by, 'LIKE_FOR_LIKE'))
        expect(row).toMatchObject({ value: null, n: 120, reason: 'NO_REFERENCE_MIX' });
  });
});

describe('once the effect of the kiosk is known', () => {
  beforeAll(async () => {
    await world.api.platform.freezer.freezeDue();
  });

  test('two offices that are alike but for the way of asking and who answered have equal scores on both bases', async () => {
    const by = (basis: string) => rowsOf('service(id: "s0")', 'TOUCHPOINT', basis);
    expect(valuesOf(await by('RAW'))).toEqual({ hall: 70, annex: 42.5, site: 87.5, line: null });
    const experienced = await by('AS_EXPERIENCED');
    // 0.25 · 62.5 + 0.75 · 37.5, by the transactions of each office.
    expect(experienced.get('hall')).toMatchObject({
      value: 43.8,
      n: 100,
      modeAdjustment: 'ADJUSTED',
      weighting: 'FLOW',
    });
    expect(experienced.get('annex')).toMatchObject({ value: 43.8, modeAdjustment: 'NOT_NEEDED', weighting: 'FLOW' });
    const alike = await by('LIKE_FOR_LIKE');
    // Half are citizens: 62.5 − 0.5 · 25.
    expect(alike.get('hall')).toMatchObject({ value: 50, basis: 'LIKE_FOR_LIKE', referenceMix: 2026 });
    expect(alike.get('annex')).toMatchObject({ value: 50, channelsVary: false });
  });

  test('beside one another the two offices do not differ; raw, they may not be compared', async () => {
    for (const [basis, office, site] of [
      ['AS_EXPERIENCED', -14.6, 29.2],
      ['LIKE_FOR_LIKE', -8.3, 16.7],
    ] as const) {
      const compared = await comparedAt('s5', basis);
      // Of s5 nobody told how its offices are used.
      expect([...compared.keys()].toSorted()).toEqual(['annex', 'hall']);
      for (const [, item] of compared)
        expect(item).toMatchObject({ channel: null, subject: null, verdict: 'ABOUT_AVERAGE', outcome: { points: 0 } });
      const own = await comparedAt('s0', basis);
      for (const slug of ['hall', 'annex']) expect(own.get(slug)).toMatchObject({ outcome: { points: office } });
      // The site is worth 25 more, and stays so.
      expect(own.get('site')).toMatchObject({ outcome: { points: site } });
      expect(own.get('line')).toMatchObject({ outcome: { reasons: ['NO_FIGURE'] } });
    }
    const raw = await comparedAt('s0', 'RAW');
    expect(raw.get('hall')).toMatchObject({ verdict: 'NOT_COMPARABLE', outcome: { reasons: ['MODE_NOT_ADJUSTED'] } });
  });

  test('nobody told of transactions at the site: its answers count alike, and it stays what it is worth as a site', async () => {
    expect((await rowsOf('service(id: "s0")', 'TOUCHPOINT', 'AS_EXPERIENCED')).get('site')).toMatchObject({
      value: 87.5,
      weighting: 'ANSWERS',
      coverage: null,
    });
    // Moved to half citizens, not to those who are served face to face.
    expect((await rowsOf('service(id: "s0")', 'TOUCHPOINT', 'LIKE_FOR_LIKE')).get('site')).toMatchObject({ value: 75 });
  });

  test('a row of fewer than ten answers is withheld on every basis', async () => {
    for (const basis of ['RAW', 'AS_EXPERIENCED', 'LIKE_FOR_LIKE'])
      expect((await rowsOf('service(id: "s0")', 'TOUCHPOINT', basis)).get('line')).toMatchObject({
        value: null,
        suppressed: true,
        reason: 'TOO_FEW',
      });
  });

  test('languages have both scores, unweighted: as kindly meant they are equal, whichever way people answered', async () => {
    const by = (basis: string) => rowsOf('service(id: "s5")', 'LANGUAGE', basis);
    expect(valuesOf(await by('RAW'))).toEqual({ RU: 75, EN: 62.5 });
    const experienced = await by('AS_EXPERIENCED');
    expect(experienced.get('RU')).toMatchObject({
      value: 62.5,
      modeAdjustment: 'ADJUSTED',
      weighting: 'ANSWERS',
      coverage: null,
    });
    expect(experienced.get('EN')).toMatchObject({ value: 62.5, modeAdjustment: 'NOT_NEEDED', weighting: 'ANSWERS' });
    expect(valuesOf(await by('LIKE_FOR_LIKE'))).toEqual({ RU: 50, EN: 50 });
    // Though transactions of its touchpoints are known, those of a language are not.
    for (const [, row] of await rowsOf('service(id: "s0")', 'LANGUAGE', 'AS_EXPERIENCED'))
      expect(row).toMatchObject({ weighting: 'ANSWERS', coverage: null });
  });

  test('a life situation is adjusted by touchpoint, unweighted', async () => {
    const rows = await rowsOf('lifeSituation(id: "birth")', 'TOUCHPOINT', 'AS_EXPERIENCED');
    expect(valuesOf(rows)).toEqual({ hall: 62.5, annex: 62.5 });
    expect(rows.get('hall')).toMatchObject({ modeAdjustment: 'ADJUSTED', weighting: 'ANSWERS' });
  });

  test.each([
    ['service(id: "s0")', QUARTER],
    ['service(id: "s5")', QUARTER],
    ['authority(id: "ministry")', QUARTER],
    // Free dates, and such on which only citizens were served.
    ['service(id: "s0")', 'period: { from: "2026-08-09", to: "2026-08-15" }'],
    ['service(id: "s0")', 'period: { from: "2026-08-11", to: "2026-09-20" }'],
  ])('a row of %s over %s is the figure under the filter of its touchpoint or language', async (of, period) => {
    for (const basis of ['RAW', 'AS_EXPERIENCED', 'LIKE_FOR_LIKE']) {
      const places = await rowsOf(of, 'TOUCHPOINT', basis, { period });
      expect(places.size).toBeGreaterThan(1);
      for (const [slug, row] of places)
        expect(row).toEqual(await figureOf(of, basis, `{ touchpoints: ["${slug}"] }`, period));
      for (const [language, row] of await rowsOf(of, 'LANGUAGE', basis, { period }))
        expect(row).toEqual(await figureOf(of, basis, `{ languages: [${language}] }`, period));
    }
  });

  test('transactions of an office weight only what was said there, in every month of a trend too', async () => {
    const { service } = await askStaff(
      world.api,
      aViewer('ANALYST', world.api.registry.ministry),
      `{ service(id: "s0") {
          both: estimate(${QUARTER}, filter: { touchpoints: ["hall", "annex"] }) { value weighting }
          citizens: breakdown(${QUARTER}, by: TOUCHPOINT, filter: { segments: ["citizen"] }) { slug estimate { value weighting } }
          web: breakdown(${QUARTER}, by: TOUCHPOINT, filter: { modes: [WEB] }) { slug estimate { value weighting } }
          trend(${QUARTER}, filter: { touchpoints: ["hall"] }) { estimate { value weighting } } } }`,
    );
    const WEIGHTED = { value: 43.8, weighting: 'FLOW' };
    expect(service.both).toEqual(WEIGHTED);
    expect(service.citizens).toEqual([
      { slug: 'annex', estimate: { value: 37.5, weighting: 'FLOW' } },
      { slug: 'hall', estimate: { value: 37.5, weighting: 'FLOW' } },
    ]);
    // Transactions are not known by mode.
    expect(service.web).toContainEqual({ slug: 'annex', estimate: { value: 42.5, weighting: 'ANSWERS' } });
    const nothing = { estimate: { value: null, weighting: null } };
    expect(service.trend).toEqual([nothing, { estimate: WEIGHTED }, nothing]);
  });

  test('internal clients have the raw figure, at a touchpoint of their authority as at their service', async () => {
    for (const basis of ['AS_EXPERIENCED', 'LIKE_FOR_LIKE']) {
      const own = await rowsOf('service(id: "pass-office")', 'TOUCHPOINT', basis);
      for (const slug of ['site', 'annex'])
        expect(own.get(slug)).toMatchObject({ value: 87.5, n: 20, basis: 'RAW', weighting: null });
      const ofMinistry = await rowsOf('authority(id: "ministry")', 'TOUCHPOINT', basis);
      expect(ofMinistry.get('site')).toMatchObject({ n: 140, basis: 'RAW' });
      expect(ofMinistry.get('annex')).toMatchObject({ basis: 'RAW' });
      expect(ofMinistry.get('hall')).toMatchObject({ basis });
    }
  });

  test('a line of a touchpoint is raw throughout where employees answered in any of its months', async () => {
    const lineOf = async (slug: string) => {
      const { authority } = await askStaff(
        world.api,
        aViewer('ANALYST', world.api.registry.ministry),
        `{ authority(id: "ministry") { trend(period: { from: "2026-05-01", to: "2026-09-30" }, grain: MONTH, basis: AS_EXPERIENCED,
             filter: { touchpoints: ["${slug}"] }) { estimate { value basis } } } }`,
      );
      return authority.trend.flatMap(({ estimate }: { estimate: { value: number | null; basis: string } }) =>
        estimate.value === null ? [] : [estimate.basis],
      );
    };
    expect(await lineOf('annex')).toEqual(['RAW', 'RAW']);
    expect(await lineOf('hall')).toEqual(['AS_EXPERIENCED']);
  });

  test('breakdowns of internal clients are not crossed, by whatever dimension', async () => {
    for (const by of ['TOUCHPOINT', 'LANGUAGE'] as const)
      for (const of of ['service(id: "pass-office")', 'authority(id: "ministry")'])
        expect((await rowsOf(of, by, 'AS_EXPERIENCED', { more: ', filter: { modes: [KIOSK] }' })).size).toBe(0);
  });

  test('the public reads neither touchpoints nor languages', async () => {
    await world.api.platform.publisher.publishClosed();
    const { data } = await world.api.ask<{ service: Record<string, object[]> }>(
      `{ service(id: "s5") { channels: breakdown(${QUARTER}, by: CHANNEL) { key }
          touchpoints: breakdown(${QUARTER}, by: TOUCHPOINT) { key } languages: breakdown(${QUARTER}, by: LANGUAGE) { key } } }`,
    );
    expect(data.service.channels?.length).toBeGreaterThan(0);
    expect(data.service).toMatchObject({ touchpoints: [], languages: [] });
    const compared = await world.api.ask<{ comparison: { items: object[] } }>(
      `{ comparison(of: { touchpoints: { service: "s0" } }, ${QUARTER}) { items { key } } }`,
    );
    expect(compared.data.comparison.items).toEqual([]);
  });
});
