import { describe, expect, test } from 'vitest';
import { demoOffers } from './demo-offers.ts';
import { demoRatings } from './demo-ratings.ts';
import { demoRegistry } from './demo-registry.ts';
import { HOURS_AHEAD } from './rhythm.ts';

const ANCHOR = '2026-11-21';
const offers = [...demoOffers(ANCHOR)];
const ratings = [...demoRatings(ANCHOR)];
const touchpoints = new Map(demoRegistry.touchpoints.map((touchpoint) => [touchpoint.slug, touchpoint]));
/** Calendar day where the touchpoint is. */
const localDay = (touchpoint: string, collectedAt: string) =>
  new Date(Date.parse(collectedAt) + 3_600_000 * (HOURS_AHEAD[touchpoints.get(touchpoint)?.timeZone ?? ''] ?? 0))
    .toISOString()
    .slice(0, 10);
const nameOf = (subject: object) => Object.entries(subject).flat().join(' ');

describe('the offers of the demo country', { timeout: 60_000 }, () => {
  test('are not counted where everyone is invited', () => {
    const invited = offers.filter(
      ({ day, touchpoint, subject }) =>
        day >= '2026-07-01' && touchpoint === 'help-line' && nameOf(subject) === 'service identity-card',
    );
    expect(invited).toEqual([]);
  });

  test('are positive whole numbers that fit in one report, counted once a day and place', () => {
    expect(offers.filter(({ shown }) => !Number.isInteger(shown) || shown < 1 || shown > 1000)).toEqual([]);
    const keys = offers.map(({ day, touchpoint, subject, mode }) => `${day} ${touchpoint} ${nameOf(subject)} ${mode}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('belong to every rating but the open and the invited ones, and are never fewer than the ratings', () => {
    const left = new Map(
      offers.map(({ day, touchpoint, subject, mode, shown }) => [
        `${day} ${touchpoint} ${nameOf(subject)} ${mode}`,
        shown,
      ]),
    );
    const wrong: string[] = [];
    for (const { touchpoint, subject, mode, collectedAt, invitation } of ratings) {
      if (invitation) continue;
      const key = `${localDay(touchpoint, collectedAt)} ${touchpoint} ${nameOf(subject)} ${mode}`;
      const shown = left.get(key) ?? 0;
      const isOpen = touchpoints.get(touchpoint)?.maximumSourceClass === 'OPEN';
      if (isOpen ? shown > 0 : shown < 1) wrong.push(key);
      if (!isOpen) left.set(key, shown - 1);
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('give believable response rates, from 6 to 40 percent', () => {
    const cell = ({ touchpoint, mode }: { touchpoint: string; mode: string }) => `${touchpoint} ${mode}`;
    const shown = new Map<string, number>();
    for (const offer of offers) shown.set(cell(offer), (shown.get(cell(offer)) ?? 0) + offer.shown);
    const rated = new Map<string, number>();
    for (const rating of ratings) if (!rating.invitation) rated.set(cell(rating), (rated.get(cell(rating)) ?? 0) + 1);
    const rates = [...shown].map(([name, total]) => ({ name, rate: (rated.get(name) ?? 0) / total }));
    expect(rates.length).toBeGreaterThan(20);
    expect(rates.filter(({ rate }) => rate < 0.06 || rate > 0.4)).toEqual([]);
  });
});
