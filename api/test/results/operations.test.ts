import { NORMS, type Viewer } from '@otklik/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeReport } from '../../src/modules/ratings/index.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { FiguresWorld } from './figures-world.ts';

let world: FiguresWorld;
let ofMinistry: Viewer;
let ofAgency: Viewer;

const row = { day: '2026-11-10', service: 'passport' };
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

beforeAll(async () => {
  world = await FiguresWorld.start();
  const { acceptance } = world.api.platform;
  const { ministry, agency } = world.api.registry;
  ofMinistry = aViewer('ANALYST', ministry);
  ofAgency = aViewer('ANALYST', agency);
  await world.countOffers({ from: '2026-11-10', to: '2026-11-10' });
  await world.rate(
    Array.from({ length: 12 }, () => ({
      service: 'passport',
      touchpoint: 'portal',
      channel: 'PORTAL',
      mode: 'WEB',
      segment: null,
      language: 'RU',
      day: '2026-11-10',
      answers: { SAT: 4 },
    })),
  );
  const report = async (kind: 'INTERACTIONS' | 'NORMS', rows: object[]) => {
    const { refused } = await storeReport(
      acceptance,
      kind,
      { id: crypto.randomUUID(), rows: rows as Record<string, unknown>[] },
      ministry,
    );
    expect(refused).toEqual([]);
  };
  await report('INTERACTIONS', [
    { ...row, touchpoint: 'portal', segment: 'citizen', transactions: 80, invited: 20, delivered: 19 },
    { ...row, touchpoint: 'portal', transactions: 20, offers: [{ mode: 'APP', sourceClass: 'PROMPT', shown: 10 }] },
    { ...row, touchpoint: 'office', transactions: 500 },
  ]);
  await report('NORMS', [
    {
      ...row,
      touchpoint: 'office',
      norm: 'WAITING_IN_PERSON',
      unknown: 9,
      values: [
        { value: 5, count: 60 },
        { value: 15, count: 20 },
        { value: 25, count: 20 },
      ],
    },
    { ...row, touchpoint: 'portal', norm: 'INSTANT', within: 3, outside: 4 },
    {
      ...row,
      touchpoint: 'help-line',
      norm: 'CALL_TRANSFERS',
      values: [
        { value: 1, count: 30 },
        { value: 30, count: 20 },
      ],
    },
  ]);
});
afterAll(() => world.api.close());

const NORMS_OF = `norms(period: $period) { code version norm { label(language: EN) threshold unit } within outside unknown
  share { value interval { low high } n method quality reason } p90 { value interval { low high } n method reason } }`;

describe('norms', () => {
  const ofService = async (viewer: Viewer) =>
    (
      await askStaff(world.api, viewer, `query($period: PeriodInput) { service(id: "passport") { ${NORMS_OF} } }`, {
        period: NOVEMBER,
      })
    ).service.norms;

  test('tell the share within, the unknown apart, and what nine of ten did not exceed', async () => {
    const [transfers, instant, waiting] = await ofService(ofMinistry);
    expect(waiting).toMatchObject({
      code: 'WAITING_IN_PERSON',
      norm: { label: NORMS.WAITING_IN_PERSON.label.EN, threshold: 15, unit: 'MINUTE' },
      within: 80,
      outside: 20,
      unknown: 9,
      share: { value: 80, n: 100, method: 'SHARE_SCORE_INTERVAL', quality: 'SOLID' },
      p90: { value: 22.5, n: 100, method: 'QUANTILE_OF_BINS' },
    });
    // Wilson, 80 of 100
    expect(waiting.share.interval).toEqual({ low: 71.1, high: 86.7 });
    expect(waiting.p90.interval.low).toBeGreaterThan(15);
    expect(waiting.p90.interval.high).toBeLessThanOrEqual(25);
    expect(instant).toMatchObject({ share: { value: null, n: 7, reason: 'TOO_FEW' }, p90: null });
    expect(transfers).toMatchObject({
      within: 30,
      outside: 20,
      share: { value: 60 },
      p90: { value: null, reason: 'ABOVE_BINS' },
    });
  });

  test('of a touchpoint are those measured there', async () => {
    const { touchpoint } = await askStaff(
      world.api,
      ofMinistry,
      `query($period: PeriodInput) { touchpoint(id: "office") { ${NORMS_OF} } }`,
      { period: NOVEMBER },
    );
    expect(touchpoint.norms.map(({ code }: { code: string }) => code)).toEqual(['WAITING_IN_PERSON']);
  });

  test('are nobody else’s: not for staff of other authorities, not for the public', async () => {
    expect(await ofService(ofAgency)).toBeNull();
    const { errors } = await world.api.ask('{ service(id: "passport") { norms { code } } }');
    expect(errors).toHaveLength(1);
  });

  test('are listed for everyone, with what they promise', async () => {
    const { data } = await world.api.ask<{ norms: { code: string; label: string }[] }>(
      '{ norms { code label channels } }',
    );
    expect(data.norms.map(({ code }) => code)).toEqual(Object.keys(NORMS));
    expect(data.norms[0]!.label).toBe(NORMS.SOCIAL_MENTION_REPLY.label.EN);
  });
});

test('participation tells how many used the service, were asked and answered, by channel', async () => {
  const of = async (viewer: Viewer) =>
    (
      await askStaff(
        world.api,
        viewer,
        `query($period: PeriodInput) { service(id: "passport") { participation(period: $period) { channel transactions invited
           delivered offered answered { RANDOM PROMPT OPEN } answerWeight responseRate { value n reason } } } }`,
        { period: NOVEMBER },
      )
    ).service.participation;
  expect(await of(ofMinistry)).toEqual([
    {
      channel: 'IN_PERSON',
      transactions: 500,
      invited: 0,
      delivered: 0,
      offered: 0,
      answered: { RANDOM: 0, PROMPT: 0, OPEN: 0 },
      answerWeight: null,
      responseRate: { value: null, n: 0, reason: 'NO_DATA' },
    },
    {
      channel: 'PORTAL',
      transactions: 100,
      invited: 20,
      delivered: 19,
      offered: 60,
      answered: { RANDOM: 0, PROMPT: 12, OPEN: 0 },
      answerWeight: 8.3,
      responseRate: { value: 20, n: 60, reason: null },
    },
    {
      channel: 'TELEPHONE',
      transactions: 0,
      invited: 0,
      delivered: 0,
      offered: 5,
      answered: { RANDOM: 0, PROMPT: 0, OPEN: 0 },
      answerWeight: null,
      responseRate: { value: null, n: 5, reason: 'TOO_FEW' },
    },
  ]);
  expect(await of(ofAgency)).toBeNull();
});
