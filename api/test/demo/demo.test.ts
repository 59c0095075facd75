/** The story of the demo, asked of its figures: what people see on the pages must tell it. */
import type { Measure, Stream, Viewer } from '@otklik/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { DEMO_PASSWORD } from '../../src/database/seeds/demo/demo-accounts.ts';
import { demoRegistry } from '../../src/database/seeds/demo/demo-registry.ts';
import { demoState } from '../../src/database/seeds/demo/load-demo.ts';
import * as story from '../../src/database/seeds/demo/story.ts';
import { addDays, type DayRange, periodOf } from '../../src/kernel/calendar.ts';
import { type EstimateValue, type Figures, latestClosedQuarter, recount } from '../../src/modules/results/index.ts';
import { publicEstimate } from '../../src/statistics/index.ts';
import { type DemoApi, startDemoApi } from './demo-api.ts';

const COUNT = 30_000;
const ROOT = demoRegistry.authorities[0]!.slug;
const ADMIN: Viewer = {
  id: 'acc_0',
  name: 'Admin',
  email: 'admin@demo.example',
  role: 'PLATFORM_ADMIN',
  authorityId: null,
  authorityName: null,
};

let api: DemoApi;
let staff: Figures;
let anchor: string;
/** Ratings that were gone through before the loading was interrupted. */
let interruptedAfter: number;

beforeAll(async () => {
  api = await startDemoApi();
  interruptedAfter = await api.load(COUNT, 6_000);
  await api.load(COUNT);
  await api.platform.publisher.publishClosed();
  staff = api.platform.createContext({ viewer: ADMIN, partner: null }, 'RU', 'test').figures;
  anchor = addDays(new Date().toISOString().slice(0, 10), -1);
}, 180_000);
afterAll(() => api.close());

const find = (kind: 'AUTHORITY' | 'SERVICE' | 'LIFE_SITUATION' | 'TOUCHPOINT', slug: string) => {
  const { id } = api.platform.directory.find(kind, slug)!;
  return { kind, id };
};
/** The months from `first` to `last`, counted back from the month of the anchor. */
function months(first: number, last = first): DayRange {
  const month = (back: number) => {
    let period = periodOf(anchor, 'MONTH');
    for (let count = 0; count < back; count++) period = periodOf(addDays(period.from, -1), 'MONTH');
    return period;
  };
  return { from: month(first).from, to: month(last).to };
}
const ALL = () => months(18, 0);
const sat = (subject: ReturnType<typeof find>, period: DayRange, stream: Stream = 'SCORE') =>
  staff.estimate(subject, { measure: 'SAT', period, stream, filter: null });
const broken = (by: 'CHANNEL' | 'MODE' | 'SEGMENT', period: DayRange, subject = find('AUTHORITY', ROOT)) =>
  staff.breakdown(subject, { measure: 'SAT', period, stream: 'SCORE', filter: null, by });

describe('loading', () => {
  test('that was interrupted goes on to exactly the ratings it promised', async () => {
    expect(interruptedAfter).toBeGreaterThanOrEqual(6_000);
    expect(interruptedAfter).toBeLessThan(COUNT);
    const { rows } = await withRole(api.platform.pool, 'otklik_acceptor', (client) =>
      client.query<{ n: number }>('select count(*)::int as n from rating'),
    );
    expect(rows[0]!.n).toBe(COUNT);
    expect(await demoState(api.platform.pool)).toBe('LOADED');
    expect(await api.load(COUNT)).toBe(0);
  });

  test('leaves tallies that equal a recount of all ratings', async () => {
    expect(await recount(api.platform.pool)).toEqual([]);
  });
});

describe('the figures tell', () => {
  test('of a bad month after a release, and of the recovery after an improvement', async () => {
    const { service, badMonth, improvedMonth } = story.RELEASE;
    const passport = find('SERVICE', service);
    const before = await sat(passport, months(badMonth + 3, badMonth + 1));
    const bad = await sat(passport, months(badMonth, improvedMonth + 1));
    const after = await sat(passport, months(improvedMonth, improvedMonth - 2));
    expect(before.value! - bad.value!).toBeGreaterThan(3);
    expect(after.value! - bad.value!).toBeGreaterThan(3);
    expect(Math.abs(after.value! - before.value!)).toBeLessThan(8);
  });

  test('of a shift to portal and application', async () => {
    const digital = async (period: DayRange) =>
      (await broken('CHANNEL', period))
        .filter(({ key }) => key === 'PORTAL' || key === 'MOBILE_APP')
        .reduce((sum, { share }) => sum + share!, 0);
    const [first, last] = [await digital(months(17, 15)), await digital(months(3, 1))];
    expect(first).toBeLessThan(60);
    expect(last).toBeGreaterThan(63);
    expect(last - first).toBeGreaterThan(9);
  });

  test('of modes that flatter: telephone and terminal stand above the web', async () => {
    const byMode = new Map((await broken('MODE', ALL())).map(({ key, estimate }) => [key, estimate.value!]));
    for (const mode of ['IVR', 'OPERATOR', 'KIOSK']) expect(byMode.get(mode)! - byMode.get('WEB')!).toBeGreaterThan(3);
  });

  test('of a life situation that is worse than the services it is made of', async () => {
    const { lifeSituation, gapAtLeast } = story.BROKEN_WHOLE;
    const stages = demoRegistry.lifeSituations.find(({ slug }) => slug === lifeSituation)!.stages;
    const services = [...new Set(stages.flatMap((stage) => stage.services))];
    const values = await Promise.all(services.map(async (slug) => (await sat(find('SERVICE', slug), ALL())).value!));
    const whole = await sat(find('LIFE_SITUATION', lifeSituation), ALL());
    expect(whole.quality).toBe('SOLID');
    expect(values.reduce((sum, value) => sum + value, 0) / values.length - whole.value!).toBeGreaterThan(gapAtLeast);
  });

  test('of an office too small to publish, in every month and quarter', async () => {
    const { touchpoint, mostInAQuarter } = story.SMALL_OFFICE;
    const office = find('TOUCHPOINT', touchpoint);
    const subject = find('AUTHORITY', ROOT);
    const filter = { touchpointIds: [office.id] };
    for (const grain of ['MONTH', 'QUARTER'] as const) {
      const seen = await staff.trend(subject, { measure: 'SAT', period: ALL(), stream: 'SCORE', filter, grain });
      expect(Math.max(...seen.map(({ estimate }) => estimate.n!))).toBeLessThanOrEqual(mostInAQuarter);
      expect(seen.some(({ estimate }) => estimate.n! > 0)).toBe(true);
      expect(seen.every(({ estimate }) => estimate.value === null)).toBe(true);
    }
    const { touchpoint: shown } = await api.ask<{ touchpoint: { trend: { estimate: EstimateValue }[] } }>(
      `{ touchpoint(id: "${touchpoint}") { trend(grain: QUARTER) { estimate { value n suppressed } } } }`,
    );
    for (const { estimate } of shown.trend) expect(estimate).toEqual({ value: null, n: null, suppressed: true });
  });

  test('of an internal service that is lowest of all', async () => {
    const figures = await Promise.all(
      demoRegistry.services.map(async ({ slug }) => ({ slug, figure: await sat(find('SERVICE', slug), ALL()) })),
    );
    const [lowest, next] = figures
      .filter(({ figure }) => figure.quality === 'SOLID')
      .toSorted((a, b) => a.figure.value! - b.figure.value!);
    expect(lowest!.slug).toBe(story.LOWEST_INTERNAL);
    expect(next!.figure.value! - lowest!.figure.value!).toBeGreaterThan(3);
    expect(figures.length).toBe(40);
  });

  test('of foreign citizens who meet barriers', async () => {
    const bySegment = await broken('SEGMENT', ALL());
    const of = (slug: string) =>
      bySegment.find(({ key }) => key === api.platform.directory.find('SEGMENT', slug)!.id)!.estimate;
    expect(of('citizen').value! - of('foreign-citizen').value!).toBeGreaterThan(3);
    expect(of('foreign-citizen').interval!.high).toBeLessThan(of('citizen').interval!.low);
  });

  test('that those who come by themselves are less content, without an interval', async () => {
    const [asked, open] = [
      await sat(find('AUTHORITY', ROOT), ALL()),
      await sat(find('AUTHORITY', ROOT), ALL(), 'OPEN'),
    ];
    expect(asked.value! - open.value!).toBeGreaterThan(3);
    expect(open.interval).toBeNull();
  });
});

describe('the same figure everywhere', () => {
  const MEASURES: Measure[] = ['SAT', 'EASE', 'TIME', 'RESULT', 'CSI'];
  type Page = { services: { edges: { node: Record<string, EstimateValue> & { slug: string } }[] } };
  const page = ({ from, to }: DayRange) =>
    `{ services(first: 40, includeRetired: true) { edges { node { slug ${MEASURES.map(
      (measure) => `${measure}: estimate(measure: ${measure}, period: { from: "${from}", to: "${to}" })
      { value interval { low high } n effectiveN method quality suppressed reason instrumentVersion methodVersion }`,
    ).join(' ')} } } } }`;

  test('the public figure of a closed quarter is the staff figure, rounded: 40 services, five measures', async () => {
    const quarter = latestClosedQuarter(new Date().toISOString().slice(0, 10));
    const admin = demoRegistry.staff.find(({ role }) => role === 'PLATFORM_ADMIN')!;
    const { token } = (await api.platform.access.signIn(admin.email, DEMO_PASSWORD))!;
    const nodesOf = ({ services }: Page) => new Map(services.edges.map(({ node }) => [node.slug, node]));
    const shownToStaff = nodesOf(await api.ask<Page>(page(quarter), token));
    const shownToAll = nodesOf(await api.ask<Page>(page(quarter)));
    expect([shownToAll.size, shownToStaff.size]).toEqual([40, 40]);

    let shown = 0;
    for (const [slug, node] of shownToAll)
      for (const measure of MEASURES) {
        const [own, everyones] = [shownToStaff.get(slug)![measure]!, node[measure]!];
        if (own.suppressed) expect({ slug, measure, isHidden: everyones.suppressed }).toMatchObject({ isHidden: true });
        if (everyones.suppressed) {
          expect(everyones).toMatchObject({ value: null, interval: null, n: null, effectiveN: null, quality: 'NONE' });
          continue;
        }
        const { value, interval, n, effectiveN } = own;
        const rounded = publicEstimate({ value: value!, interval, n: n!, effectiveN });
        expect({ slug, measure, ...everyones }).toEqual({ slug, measure, ...own, ...rounded });
        shown++;
      }
    expect(shown).toBeGreaterThan(100);
  });
});
