/** The story of the demo, asked of the raw rows: what is true must be found in them. */
import { describe, expect, test } from 'vitest';
import { estimateModeEffects, type ModeCell, modeTable, scoreCell } from '../../../statistics/index.ts';
import { monthsBefore } from './calendar.ts';
import { demoRatings, type DemoRating } from './demo-ratings.ts';
import { demoRegistry } from './demo-registry.ts';
import * as story from './story.ts';

const ANCHOR = '2026-11-21';

/** A row as the tests look at it. */
interface Row extends DemoRating {
  key: string;
  sat: number;
  month: number;
  channel: string;
  isOpen: boolean;
  isInternal: boolean;
}

function allRows(): Row[] {
  const touchpoints = new Map(demoRegistry.touchpoints.map((touchpoint) => [touchpoint.slug, touchpoint]));
  const internal = new Set(
    demoRegistry.services.filter(({ audience }) => audience === 'INTERNAL').map(({ slug }) => slug),
  );
  return Array.from(demoRatings(ANCHOR), (rating) => {
    const [key = ''] = Object.values<string>(rating.subject);
    const touchpoint = touchpoints.get(rating.touchpoint);
    return {
      ...rating,
      key,
      sat: 25 * ((rating.answers[0]?.value ?? 0) - 1),
      month: monthsBefore(ANCHOR, rating.collectedAt.slice(0, 10)),
      channel: touchpoint?.channel ?? '',
      isOpen: touchpoint?.maximumSourceClass === 'OPEN',
      isInternal: internal.has(key),
    };
  });
}

const rows = allRows();

/** Answers to SAT of external clients in the last four closed quarters, as the mode table is made of them. */
function modeCells(): ModeCell[] {
  const cells = new Map<string, { row: Row; isDrawn: boolean; counts: number[] }>();
  for (const row of rows) {
    const day = row.collectedAt.slice(0, 10);
    if (!('service' in row.subject) || row.isInternal || row.isOpen || day < '2025-10-01' || day > '2026-09-30')
      continue;
    const isDrawn = row.invitation?.isDrawn ?? false;
    const key = [row.key, row.channel, row.mode, row.segment, isDrawn].join(' ');
    const cell = cells.get(key) ?? { row, isDrawn, counts: [0, 0, 0, 0, 0] };
    cell.counts[row.answers[0]!.value - 1]!++;
    cells.set(key, cell);
  }
  return [...cells.values()].map(({ row, isDrawn, counts }) => {
    const cell = scoreCell(counts);
    return {
      ...cell,
      unit: `${row.key} ${row.channel}`,
      mode: row.mode,
      cluster: row.key,
      segment: row.segment ?? 'unknown',
      randomised: isDrawn ? cell.n : 0,
    };
  });
}

const mean = (chosen: readonly Row[]) => chosen.reduce((sum, { sat }) => sum + sat, 0) / chosen.length;
/** Ratings that make the score. */
const scored = (rule: (row: Row) => boolean) => rows.filter((row) => !row.isOpen && rule(row));
const isDigital = ({ channel }: Row) => channel === 'PORTAL' || channel === 'MOBILE_APP';
/** Four standard errors at a spread of 30 points. */
const within = (chosen: readonly Row[]) => 4 * (30 / Math.sqrt(chosen.length));

describe('the story of the demo country', { timeout: 60_000 }, () => {
  test('services differ, and web ratings of citizens find the true scores', () => {
    const off: string[] = [];
    let compared = 0;
    for (const [service, truth] of Object.entries(story.SERVICE_SAT)) {
      const home = (row: Row) => row.key === service && row.mode === 'WEB' && isDigital(row);
      const chosen = scored((row) => home(row) && (row.segment === 'citizen' || row.isInternal) && row.month < 8);
      if (chosen.length < 100) continue;
      if (Math.abs(mean(chosen) - truth) > within(chosen)) off.push(`${service} ${mean(chosen)}`);
      compared++;
    }
    expect(off).toEqual([]);
    expect(compared).toBeGreaterThan(30);
    const external = Object.entries(story.SERVICE_SAT).filter(([slug]) =>
      rows.some((row) => row.key === slug && !row.isInternal),
    );
    const scores = external.map(([, truth]) => truth);
    expect([Math.min(...scores), Math.max(...scores)]).toEqual([58, 88]);
  });

  test.each(['KIOSK', 'IVR', 'OPERATOR'] as const)('%s flatters by six to nine points over the web', (mode) => {
    const flat = ['identity-card', 'residence-registration', 'property-registration', 'child-allowance'];
    const isHere = (row: Row) => (mode === 'KIOSK' ? row.channel === 'IN_PERSON' : true);
    const towns = ['yasnograd', 'sineozersk', 'verkhneluchye'];
    const differences = flat.map((service) => {
      const inMode = scored((row) => row.key === service && row.mode === mode && row.segment === 'citizen');
      const onWeb = scored(
        (row) =>
          row.key === service &&
          row.mode === 'WEB' &&
          row.segment === 'citizen' &&
          (mode === 'KIOSK'
            ? isHere(row) && towns.some((town) => row.touchpoint === `office-${town}`)
            : row.channel === 'PORTAL'),
      );
      return mean(inMode) - mean(onWeb);
    });
    const difference = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    expect(difference).toBeGreaterThan(5);
    expect(difference).toBeLessThan(10.5);
  });

  test.each([
    ['IVR', 'help-line'],
    ['OPERATOR', 'help-line'],
    ['EMAIL', 'result-e-mail'],
  ] as const)(
    'who was asked by %s answers as much above those of the same service who were led to the web',
    (mode, at) => {
      const bridged = (rule: (row: Row) => boolean) =>
        scored((row) => row.touchpoint === at && row.month <= 12 && row.invitation !== undefined && rule(row));
      const services = [...new Set(bridged(() => true).map(({ key }) => key))];
      expect(services.length).toBeGreaterThanOrEqual(8);
      let [difference, weights] = [0, 0];
      for (const service of services) {
        const [asked, led] = [
          bridged((row) => row.key === service && row.mode === mode),
          bridged((row) => row.key === service && row.mode === 'WEB'),
        ];
        const weight = (asked.length * led.length) / (asked.length + led.length);
        difference += weight * (mean(asked) - mean(led));
        weights += weight;
      }
      // Four standard errors at a spread of 30 points.
      const error = 4 * 30 * Math.sqrt(1 / weights);
      expect(Math.abs(difference / weights - story.MODE_EFFECT[mode])).toBeLessThan(error);
      expect(error).toBeLessThan(6);
    },
  );

  test('the mode table finds the true effects where bridges are, and says where none are', () => {
    const effects = estimateModeEffects(modeCells(), { mode: 'WEB', segment: 'citizen' });
    if (!effects.estimable) throw new Error(effects.reason);
    const table = new Map(modeTable(effects).rows.map((row) => [row.mode, row]));
    for (const mode of ['IVR', 'OPERATOR', 'KIOSK', 'EMAIL', 'APP'] as const) {
      const { isUsable, effect, standardError } = table.get(mode)!;
      expect({ mode, isUsable }).toEqual({ mode, isUsable: true });
      expect(Math.abs(effect - story.MODE_EFFECT[mode])).toBeLessThan(3 * standardError!);
    }
    expect([table.get('IVR')!.basis, table.get('OPERATOR')!.basis]).toEqual(['RANDOMISED', 'RANDOMISED']);
    expect(table.get('KIOSK')!.basis).toBe('OBSERVATIONAL');
    expect(table.get('PAPER')).toMatchObject({ isUsable: false, reason: 'TOO_FEW' });
    for (const mode of ['VOICE', 'CHAT'])
      expect(table.get(mode)).toMatchObject({ isUsable: false, reason: 'DISCONNECTED', effect: 0 });
  });

  test('offices are truly better for some services and worse for others', () => {
    const gap = (service: string) => {
      const of = (rule: (row: Row) => boolean) =>
        mean(scored((row) => row.key === service && row.mode === 'WEB' && rule(row)));
      return of((row) => row.channel === 'IN_PERSON') - of((row) => row.channel === 'PORTAL');
    };
    expect(gap('disability-status')).toBeGreaterThan(5);
    expect(gap('old-age-pension')).toBeGreaterThan(4);
    expect(gap('driving-licence')).toBeLessThan(-3);
    expect(gap('vehicle-registration')).toBeLessThan(-3);
  });

  test('ratings move to portal and application, and the raw mean falls though no service got worse', () => {
    const changed = new Set([story.RELEASE.service, ...Object.keys(story.IMPROVED)]);
    const external = scored((row) => !row.isInternal && !changed.has(row.key));
    const [first, last] = [external.filter(({ month }) => month >= 18), external.filter(({ month }) => month <= 2)];
    const share = (chosen: Row[]) => chosen.filter(isDigital).length / chosen.length;
    expect(share(first)).toBeGreaterThan(0.44);
    expect(share(first)).toBeLessThan(0.53);
    expect(share(last)).toBeGreaterThan(0.65);
    expect(share(last)).toBeLessThan(0.72);
    expect(mean(first) - mean(last)).toBeGreaterThan(0.7);
    // Within service × touchpoint × mode nothing moved: the same comparison at one fixed mix is about zero.
    const cell = ({ key, touchpoint, mode }: Row) => `${key} ${touchpoint} ${mode}`;
    const [before, after] = [Map.groupBy(first, cell), Map.groupBy(last, cell)];
    let [moved, weights] = [0, 0];
    for (const [name, chosen] of before) {
      const later = after.get(name);
      if (!later) continue;
      const weight = (chosen.length * later.length) / (chosen.length + later.length);
      moved += weight * (mean(later) - mean(chosen));
      weights += weight;
    }
    expect(Math.abs(moved / weights)).toBeLessThan(0.6);
  });

  test('a release costs one service about twelve points for a month, and a repair brings them back', () => {
    const { service, badMonth, improvedMonth } = story.RELEASE;
    const inMonths = (from: number, to: number) =>
      mean(scored((row) => row.key === service && row.month <= from && row.month >= to));
    const before = inMonths(badMonth + 3, badMonth + 1);
    const bad = inMonths(badMonth, badMonth);
    const repaired = inMonths(improvedMonth, improvedMonth - 2);
    expect(before - bad).toBeGreaterThan(8.5);
    expect(before - bad).toBeLessThan(14);
    expect(Math.abs(repaired - before)).toBeLessThan(3);
    expect(repaired - bad).toBeGreaterThan(8);
  });

  test.each(Object.entries(story.IMPROVED))('%s became better after what was done, and stayed so', (service, truth) => {
    const { gained, begunMonth } = truth;
    const inMonths = (from: number, to: number) =>
      scored((row) => row.key === service && row.month <= from && row.month >= to);
    const [before, after] = [inMonths(begunMonth + 6, begunMonth + 1), inMonths(begunMonth - 1, begunMonth - 6)];
    // The mix of channels and modes moves the plain mean by a point or so besides.
    expect(mean(after) - mean(before)).toBeGreaterThan(gained - 3.5);
    expect(mean(after) - mean(before)).toBeLessThan(gained + 2);
  });

  test('one life situation is much worse than the services it is made of', () => {
    const gapOf = (slug: string) => {
      const parts =
        demoRegistry.lifeSituations
          .find((situation) => situation.slug === slug)
          ?.stages.flatMap((stage) => stage.services) ?? [];
      const partMeans = parts.map((part) => mean(scored(({ key }) => key === part)));
      const ofParts = partMeans.reduce((sum, value) => sum + value, 0) / partMeans.length;
      return ofParts - mean(scored(({ key }) => key === slug));
    };
    expect(gapOf(story.BROKEN_WHOLE.lifeSituation)).toBeGreaterThan(story.BROKEN_WHOLE.gapAtLeast);
    const broken = demoRegistry.lifeSituations.map(({ slug }) => slug).filter((slug) => gapOf(slug) > 5);
    expect(broken).toEqual([story.BROKEN_WHOLE.lifeSituation]);
  });

  test('one office is too small to publish in any month or quarter', () => {
    const own = rows.filter(({ touchpoint }) => touchpoint === story.SMALL_OFFICE.touchpoint);
    expect(own.length).toBeGreaterThan(10);
    const inMonth = Map.groupBy(own, ({ collectedAt }) => collectedAt.slice(0, 7));
    const inQuarter = Map.groupBy(
      own,
      ({ collectedAt }) => `${collectedAt.slice(0, 4)} ${Math.floor((Number(collectedAt.slice(5, 7)) - 1) / 3)}`,
    );
    expect(Math.max(...[...inMonth.values()].map((list) => list.length))).toBeLessThanOrEqual(
      story.SMALL_OFFICE.mostInAMonth,
    );
    expect(Math.max(...[...inQuarter.values()].map((list) => list.length))).toBeLessThanOrEqual(
      story.SMALL_OFFICE.mostInAQuarter,
    );
  });

  test('one internal service is lowest of all', () => {
    const lowest = mean(scored(({ key }) => key === story.LOWEST_INTERNAL));
    expect(lowest).toBeLessThan(48);
    const near = demoRegistry.services
      .map(({ slug }) => slug)
      .filter((slug) => mean(scored(({ key }) => key === slug)) < lowest + 5);
    expect(near).toEqual([story.LOWEST_INTERNAL]);
  });

  test('foreign citizens rate the same services lower, most of them in English', () => {
    const isCommon = ({ key }: Row) =>
      ['identity-card', 'travel-passport', 'residence-registration', 'tax-deduction'].includes(key);
    const foreign = scored((row) => isCommon(row) && row.segment === 'foreign-citizen');
    const own = scored((row) => isCommon(row) && row.segment === 'citizen');
    expect(mean(own) - mean(foreign)).toBeGreaterThan(3.5);
    const english = rows.filter(({ segment }) => segment === 'foreign-citizen');
    const share = english.filter(({ language }) => language === 'EN').length / english.length;
    expect(share).toBeGreaterThan(0.65);
    expect(share).toBeLessThan(0.75);
  });

  test('those who come by themselves are less content than those who are asked', () => {
    expect(mean(scored(({ isInternal }) => !isInternal)) - mean(rows.filter(({ isOpen }) => isOpen))).toBeGreaterThan(
      6,
    );
  });

  test('services that start or end are rated only while they exist', () => {
    for (const [slug, { from = Infinity, until = 0 }] of Object.entries(story.RATED_DURING)) {
      const months = rows.filter(({ key }) => key === slug).map(({ month }) => month);
      expect({ slug, first: Math.max(...months) <= from, last: Math.min(...months) >= until }).toEqual({
        slug,
        first: true,
        last: true,
      });
    }
  });
});
