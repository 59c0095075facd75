import { NORMS } from '@otklik/schema';
import { expect, test } from 'vitest';
import { demoFlow } from './demo-flow.ts';
import { demoNorms } from './demo-norms.ts';
import { demoRatings } from './demo-ratings.ts';
import { demoRegistry } from './demo-registry.ts';

const ANCHOR = '2026-11-21';
const COUNT = 60_000;
const flow = [...demoFlow(ANCHOR, COUNT)];
const norms = [...demoNorms(ANCHOR, COUNT)];
const channelOf = new Map(demoRegistry.touchpoints.map(({ slug, channel }) => [slug, channel]));

test('flow counts each month, place and segment once, in whole numbers, up to the anchor', () => {
  const keys = flow.map(({ day, service, touchpoint, segment }) => `${day} ${service} ${touchpoint} ${segment}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(flow.at(-1)!.day).toBe(ANCHOR);
  for (const { transactions, invited, delivered } of flow) {
    expect(Number.isInteger(transactions) && transactions > 0).toBe(true);
    expect(invited).toBeLessThanOrEqual(transactions);
    expect(delivered).toBeLessThanOrEqual(invited);
  }
  expect([...demoFlow(ANCHOR, COUNT)]).toEqual(flow);
});

test('invitations are reported where people were invited, as many as were issued but for chance, and nowhere else', () => {
  const sent = new Map<string, number>();
  for (const { service, touchpoint, invited } of flow)
    if (invited > 0) sent.set(`${service} ${touchpoint}`, (sent.get(`${service} ${touchpoint}`) ?? 0) + invited);
  const issued = new Map<string, number>();
  for (const { touchpoint, subject, invitation } of demoRatings(ANCHOR, COUNT)) {
    if (!invitation?.isDrawn || !('service' in subject)) continue;
    const place = `${subject.service} ${touchpoint}`;
    issued.set(place, (issued.get(place) ?? 0) + 1 + invitation.unanswered);
  }
  for (const place of issued.keys()) expect(sent.has(place), place).toBe(true);
  const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  expect(total(sent) / total(issued)).toBeGreaterThan(0.8);
  expect(total(sent) / total(issued)).toBeLessThan(1.25);
});

test('clients answer more often in some channels than in others, everywhere far less often than they come', () => {
  const add = (sums: Map<string, number>, touchpoint: string, count: number) =>
    sums.set(channelOf.get(touchpoint)!, (sums.get(channelOf.get(touchpoint)!) ?? 0) + count);
  const [used, rated] = [new Map<string, number>(), new Map<string, number>()];
  for (const { touchpoint, transactions } of flow) add(used, touchpoint, transactions);
  for (const { touchpoint, subject } of demoRatings(ANCHOR, COUNT)) if ('service' in subject) add(rated, touchpoint, 1);
  const rates = [...used].map(([channel, count]) => (rated.get(channel) ?? 0) / count);
  expect(rates).toHaveLength(7);
  expect(Math.max(...rates)).toBeLessThan(0.3);
  expect(Math.min(...rates)).toBeGreaterThan(0.01);
  expect(Math.max(...rates) / Math.min(...rates)).toBeGreaterThan(2);
});

test('segments that answer less are a larger part of the clients than of the ratings', () => {
  const share = (rows: readonly { segment: string | null; n: number }[], segment: string) => {
    const told = rows.filter((row) => row.segment !== null);
    const sum = (list: typeof told) => list.reduce((total, { n }) => total + n, 0);
    return sum(told.filter((row) => row.segment === segment)) / sum(told);
  };
  const service = 'property-registration';
  const clients = flow
    .filter((row) => row.service === service)
    .map(({ segment, transactions }) => ({ segment, n: transactions }));
  const ratings = [...demoRatings(ANCHOR, COUNT)]
    .filter(({ subject }) => 'service' in subject && subject.service === service)
    .map(({ segment }) => ({ segment, n: 1 }));
  for (const segment of ['legal-entity'])
    expect(share(clients, segment)).toBeGreaterThan(1.15 * share(ratings, segment));
});

test('every norm is measured somewhere, in its own channel, and kept more or less often', () => {
  const kept = new Map<string, { within: number; all: number }>();
  for (const { norm, touchpoint, values, within = 0, outside = 0 } of norms) {
    const { channels, threshold } = NORMS[norm] as { channels: readonly string[] | null; threshold: number | null };
    if (channels) expect(channels).toContain(channelOf.get(touchpoint));
    const sum = kept.get(norm) ?? { within: 0, all: 0 };
    sum.within += within;
    sum.all += within + outside;
    for (const { value, count } of values ?? []) {
      if (value <= threshold!) sum.within += count;
      sum.all += count;
    }
    kept.set(norm, sum);
  }
  expect([...kept.keys()].toSorted()).toEqual(Object.keys(NORMS).toSorted());
  for (const { within, all } of kept.values()) {
    expect(within / all).toBeGreaterThan(0.03);
    expect(within / all).toBeLessThan(0.97);
  }
});
