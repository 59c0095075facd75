import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkAnswers, checkComments, levelOf, RENDERING, scoreOf, type Level } from '@otklik/schema';
import { demoDays } from './calendar.ts';
import { demoRatings, type DemoRating } from './demo-ratings.ts';
import { demoRegistry } from './demo-registry.ts';
import { HOURS_AHEAD } from './rhythm.ts';

const ANCHOR = '2026-11-21';
const ratings = [...demoRatings(ANCHOR)];

const services = new Map(demoRegistry.services.map((service) => [service.slug, service]));
const lifeSituations = new Map(demoRegistry.lifeSituations.map((situation) => [situation.slug, situation]));
const touchpoints = new Map(demoRegistry.touchpoints.map((touchpoint) => [touchpoint.slug, touchpoint]));
const segments = new Map(demoRegistry.segments.map((segment) => [segment.slug, segment]));

const hash = (rows: Iterable<DemoRating>) => {
  const digest = createHash('sha256');
  for (const row of rows) digest.update(JSON.stringify(row));
  return digest.digest('hex');
};

function levelOfRating({ subject }: DemoRating): Level {
  if ('service' in subject) return levelOf({ kind: 'SERVICE', ...services.get(subject.service) });
  return 'lifeSituation' in subject ? 'LIFE_SITUATION' : 'TOUCHPOINT';
}

/** Rows for which a rule does not hold; a test wants none, and shows the first few. */
const breaking = (rule: (rating: DemoRating) => boolean) => ratings.filter((rating) => !rule(rating)).slice(0, 3);

describe('the ratings of the demo country', { timeout: 60_000 }, () => {
  test('are 250,000, and the same for the same anchor day', () => {
    expect(ratings).toHaveLength(250_000);
    expect(hash(demoRatings(ANCHOR, 5_000))).toBe(hash(demoRatings(ANCHOR, 5_000)));
    expect(hash(demoRatings(ANCHOR, 5_000))).not.toBe(hash(demoRatings('2026-11-20', 5_000)));
  });

  test('cover 22 months to the anchor day, in time order', () => {
    const days = demoDays(ANCHOR);
    expect([days[0], days.at(-1)]).toEqual(['2025-01-22', ANCHOR]);
    const localDay = ({ collectedAt, touchpoint }: DemoRating) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: touchpoints.get(touchpoint)?.timeZone }).format(
        new Date(collectedAt),
      );
    expect([ratings[0], ratings.at(-1)].map((rating) => localDay(rating as DemoRating))).toEqual([
      '2025-01-22',
      ANCHOR,
    ]);
    expect(
      ratings.every(({ collectedAt }, index) => index === 0 || collectedAt >= (ratings[index - 1]?.collectedAt ?? '')),
    ).toBe(true);
  });

  test('keep to the clocks of the time zones', () => {
    for (const [timeZone, hours] of Object.entries(HOURS_AHEAD))
      for (const day of ['2025-01-15', '2026-07-15']) {
        const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit' }).format(
          new Date(`${day}T06:00:00Z`),
        );
        expect(Number(shown)).toBe(6 + hours);
      }
    expect(new Set(demoRegistry.touchpoints.map(({ timeZone }) => timeZone))).toEqual(
      new Set(Object.keys(HOURS_AHEAD)),
    );
  });

  test('have ids shaped like random ones, no two alike', () => {
    expect(breaking(({ id }) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toEqual(
      [],
    );
    expect(new Set(ratings.map(({ id }) => id)).size).toBe(ratings.length);
  });

  test('pass the rules every rating has to pass', () => {
    expect(breaking((rating) => checkAnswers(levelOfRating(rating), rating.answers, rating).length === 0)).toEqual([]);
    expect(breaking((rating) => checkComments(rating.comments).length === 0)).toEqual([]);
    expect(breaking(({ mode, comments }) => comments.length === 0 || RENDERING[mode].comments)).toEqual([]);
    expect(breaking(({ mayQuote, comments }) => !mayQuote || comments.length > 0)).toEqual([]);
  });

  test('refer only to what the registry holds, where it is offered', () => {
    expect(
      breaking(({ touchpoint, mode, subject, segment }) => {
        const place = touchpoints.get(touchpoint);
        if (!place?.modes.includes(mode)) return false;
        if ('touchpoint' in subject && !(subject.touchpoint === touchpoint && place.ratedAsItself)) return false;
        if ('lifeSituation' in subject && !lifeSituations.has(subject.lifeSituation)) return false;
        if (!('service' in subject)) return segment === null || segments.has(segment);
        const audience = services.get(subject.service)?.audience;
        return (
          place.services.includes(subject.service) && (segment === null || segments.get(segment)?.audience === audience)
        );
      }),
    ).toEqual([]);
    const partsOf = (slug: string) => lifeSituations.get(slug)?.stages.flatMap((stage) => stage.services) ?? [];
    expect(
      breaking(({ subject, usedServices = [] }) =>
        'lifeSituation' in subject
          ? usedServices.every((slug) => partsOf(subject.lifeSituation).includes(slug))
          : usedServices.length === 0,
      ),
    ).toEqual([]);
  });

  test('rate everything there is', () => {
    const rated = new Set(ratings.map(({ subject }) => Object.values(subject)[0]));
    for (const slug of [...services.keys(), ...lifeSituations.keys()]) expect(rated).toContain(slug);
    for (const { slug, ratedAsItself } of demoRegistry.touchpoints) expect(rated.has(slug)).toBe(ratedAsItself);
    expect(new Set(ratings.map(({ touchpoint }) => touchpoint)).size).toBe(demoRegistry.touchpoints.length);
    expect(new Set(ratings.map(({ mode }) => mode)).size).toBe(9);
  });

  test('follow the week: busy on Monday, quiet on Sunday, no office open then', () => {
    const onWeekday = (day: number) => ratings.filter(({ collectedAt }) => new Date(collectedAt).getUTCDay() === day);
    expect(onWeekday(0).length).toBeLessThan(0.6 * onWeekday(1).length);
    expect(onWeekday(0).filter(({ touchpoint }) => touchpoints.get(touchpoint)?.channel === 'IN_PERSON')).toEqual([]);
  });

  test('tie the outcome to satisfaction', () => {
    const settledShare = (sat: number) => {
      const results = ratings
        .filter(({ answers }) => answers[0]?.value === sat)
        .flatMap(({ answers }) => answers.filter(({ item, value }) => item === 'RESULT' && value < 4));
      return results.filter(({ value }) => value === 3).length / results.length;
    };
    expect(settledShare(1)).toBeLessThan(0.35);
    expect(settledShare(5)).toBeGreaterThan(0.9);
  });

  test('leave items out as people do: one tap, kiosks, at most two drivers', () => {
    const oneTap = ratings.filter(({ answers }) => answers.length === 1).length / ratings.length;
    expect(oneTap).toBeGreaterThan(0.35);
    expect(oneTap).toBeLessThan(0.55);
    expect(breaking(({ mode, answers }) => mode !== 'KIOSK' || answers.length === 1)).toEqual([]);
    const whole = ratings.filter(({ subject }) => 'lifeSituation' in subject);
    for (const item of ['ONE', 'REPEAT', 'TRUST'])
      expect(whole.some(({ answers }) => answers.some((answer) => answer.item === item))).toBe(true);
    expect(whole.some(({ usedServices }) => usedServices !== undefined)).toBe(true);
  });

  test('bring comments that read as written by many people', () => {
    const told = ratings.filter(({ comments }) => comments.length > 0);
    expect(told.length / ratings.length).toBeGreaterThan(0.05);
    expect(told.length / ratings.length).toBeLessThan(0.07);
    const texts = told.flatMap(({ comments, language }) => comments.map(({ text }) => ({ text, language })));
    const times = new Map<string, number>();
    for (const { text } of texts) times.set(text, (times.get(text) ?? 0) + 1);
    expect(times.size).toBeGreaterThan(0.55 * texts.length);
    expect(Math.max(...times.values())).toBeLessThan(0.012 * texts.length);
    expect(texts.filter(({ text }) => /[{}]|undefined|\s\s/.test(text))).toEqual([]);
    expect(texts.filter(({ text, language }) => language === 'RU' && !/[а-яё]/i.test(text))).toEqual([]);
    expect(texts.filter(({ text, language }) => language === 'EN' && /[а-яё]/i.test(text))).toEqual([]);
    const share = (pattern: RegExp) => texts.filter(({ text }) => pattern.test(text)).length / texts.length;
    expect(share(/000|@/)).toBeGreaterThan(0.015);
    expect(share(/000|@/)).toBeLessThan(0.04);
    const quotable = told.filter(({ mayQuote }) => mayQuote).length / told.length;
    expect(quotable).toBeGreaterThan(0.3);
    expect(quotable).toBeLessThan(0.4);
  });

  test('are more content where people praise than where they ask for improvements', () => {
    const meanSat = (question: string) => {
      const chosen = ratings.filter(({ comments }) => comments.some((comment) => comment.question === question));
      return (
        chosen.reduce((sum, { answers }) => sum + (scoreOf('SAT', answers[0]?.value ?? 0) ?? 0), 0) / chosen.length
      );
    };
    expect(meanSat('GOOD') - meanSat('IMPROVE')).toBeGreaterThan(25);
  });
});
