import { describe, expect, test } from 'vitest';
import { IMPROVEMENT_STATES } from '@otklik/schema';
import { periodOf } from '../../../kernel/calendar.ts';
import { comparedMonths } from '../../../modules/improvements/comparison-periods.rules.ts';
import { isClosed } from '../../../modules/results/index.ts';
import { addDays } from './calendar.ts';
import { demoImprovements } from './demo-improvements.ts';
import { demoRegistry } from './demo-registry.ts';
import { improvementTexts } from './improvement-texts.ts';

const anchors = ['2026-11-21', '2026-03-01', '2026-12-31', '2028-02-29'];
const slugs = new Set(
  [...demoRegistry.services, ...demoRegistry.lifeSituations, ...demoRegistry.touchpoints].map(({ slug }) => slug),
);
const authorities = new Set(demoRegistry.authorities.map(({ slug }) => slug));

describe.each(anchors)('the improvements of the demo country, seen on %s', (anchor) => {
  const improvements = demoImprovements(anchor);

  test('are in every state and rest on the registry', () => {
    expect(improvements).toHaveLength(9);
    expect(new Set(improvements.map(({ state }) => state))).toEqual(new Set(Object.keys(IMPROVEMENT_STATES)));
    for (const { authority, subjects } of improvements) {
      expect(authorities).toContain(authority);
      for (const subject of subjects) expect(slugs).toContain(Object.values(subject)[0]);
    }
  });

  test('are dated in order: registered, begun, done, reported, all but the plans in the past', () => {
    for (const { slug, registeredOn, startsOn, doneOn, state, report } of improvements) {
      const past = [registeredOn, state === 'PLANNED' ? null : startsOn, doneOn, report?.publishedOn ?? null].filter(
        (day) => day !== null,
      );
      expect({ slug, past }).toEqual({ slug, past: past.toSorted() });
      expect({ slug, isPast: (past.at(-1) as string) <= anchor }).toEqual({ slug, isPast: true });
      expect({ slug, isDone: doneOn !== null }).toEqual({ slug, isDone: state === 'DONE' });
      if (state === 'PLANNED') expect((startsOn as string) > anchor).toBe(true);
    }
  });

  test('one report is of a quarter before and the latest published one after, so that it shows both scores', () => {
    const { startsOn, doneOn, windowMonths, report } = improvements.find(
      ({ slug }) => slug === 'kindergarten-queue-messages',
    )!;
    const { publishedOn } = report!;
    const today = addDays(anchor, 1);
    const { before, after } = comparedMonths(
      { registeredOn: startsOn!, startsOn, doneOn, doneRecordedOn: doneOn, windowMonths: windowMonths ?? 3 },
      publishedOn,
    );
    for (const months of [before, after]) {
      const quarter = periodOf(months[0]!.from, 'QUARTER');
      expect([months[0]!.from, months.at(-1)!.to]).toEqual([quarter.from, quarter.to]);
    }
    // No later quarter could be told of yet.
    expect(isClosed(periodOf(addDays(after.at(-1)!.to, 1), 'QUARTER'), addDays(today, -5))).toBe(false);
  });

  test('report honestly: five done, one of them too early to tell, and a refusal with its reason', () => {
    expect(improvements.filter(({ state, report }) => state === 'DONE' && report)).toHaveLength(5);
    for (const { state, declinedReason } of improvements) expect(declinedReason !== null).toBe(state === 'DECLINED');
    const early = improvements.find(({ slug }) => slug === 'one-notice-after-a-loss');
    expect((early?.doneOn as string) > addDays(anchor, -28)).toBe(true);
  });
});

test('every text of an improvement stands in Russian and in English', () => {
  const texts = (value: unknown): Record<string, string>[] =>
    value === null || typeof value !== 'object'
      ? []
      : 'RU' in value
        ? [value as Record<string, string>]
        : Object.values(value).flatMap(texts);
  const all = texts(improvementTexts);
  expect(all.length).toBeGreaterThan(25);
  for (const { RU, EN } of all) {
    expect(RU).toMatch(/^[А-ЯЁ«]/);
    expect(EN).toMatch(/^[A-Z“]/);
    expect(EN).not.toMatch(/[а-яё]/i);
  }
});
