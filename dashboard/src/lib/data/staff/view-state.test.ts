import fc from 'fast-check';
import { AUDIENCES, BASES, CHANNELS, LANGUAGES, MEASURES, MODES } from '@otklik/schema';
import type { Audience, Basis, Channel, Language, Measure, Mode } from '@otklik/schema';
import { expect, test } from 'vitest';
import { addDays, PERIOD_PRESETS } from './periods.ts';
import {
  COMPARED,
  DEFAULT_VIEW,
  filterOf,
  FUNNEL_LIMITS,
  linkTo,
  SHOWN,
  SORTS,
  TABS,
  TREND_GRAINS,
  viewStateFromUrl,
  viewStateToUrl,
  withoutTouchpoints,
} from './view-state.ts';
import type { ViewState } from './view-state.ts';

const keysOf = <T extends string>(vocabulary: Record<T, unknown>) => Object.keys(vocabulary) as T[];
const sublist = <T extends string>(values: readonly T[]) => fc.subarray([...values].sort());
const slug = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,30}$/);
const slugList = fc.uniqueArray(slug, { maxLength: 5 }).map((values) => values.sort());
const days = fc
  .tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 800 }))
  .map(([start, length]) => ({ from: addDays('2005-01-01', start), to: addDays('2005-01-01', start + length) }));

const anyState: fc.Arbitrary<ViewState> = fc.record({
  period: fc.oneof(fc.constantFrom(...PERIOD_PRESETS), days),
  measure: fc.constantFrom(...keysOf<Measure>(MEASURES)),
  basis: fc.constantFrom(null, ...keysOf<Basis>(BASES)),
  limits: fc.constantFrom(...FUNNEL_LIMITS),
  audience: fc.constantFrom(...keysOf<Audience>(AUDIENCES)),
  ranks: fc.constantFrom(...SHOWN),
  grain: fc.constantFrom(...TREND_GRAINS),
  channels: sublist(keysOf<Channel>(CHANNELS)),
  modes: sublist(keysOf<Mode>(MODES)),
  segments: slugList,
  touchpoints: slugList,
  languages: sublist(keysOf<Language>(LANGUAGES)),
  services: slugList,
  compared: fc.constantFrom(...COMPARED),
  tab: fc.constantFrom(...TABS),
  sort: fc.constantFrom(...SORTS),
  authority: fc.option(slug),
  search: fc.string({ maxLength: 80 }).map((text) => text.trim()),
  values: fc.subarray([1, 2, 3, 4, 5]),
  after: fc.option(fc.string({ minLength: 1, maxLength: 40 })),
});

test('whatever a view is set to, its address brings it back', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const address = `https://example.org/app?${viewStateToUrl(state).toString()}`;
      expect(viewStateFromUrl(new URL(address).searchParams)).toEqual(state);
    }),
    { numRuns: 500 },
  );
});

test('any address, however broken, is a view', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
      const state = viewStateFromUrl(new URLSearchParams(pairs));
      expect(viewStateFromUrl(viewStateToUrl(state))).toEqual(state);
    }),
  );
});

test('a plain view has a plain address', () => {
  expect(viewStateToUrl(DEFAULT_VIEW).toString()).toBe('');
  expect(linkTo('/app', DEFAULT_VIEW)).toBe('/app');
});

test('a form that sends a ready-made period and empty dates means the ready-made period', () => {
  expect(viewStateFromUrl(new URLSearchParams('period=month&from=&to=')).period).toBe('month');
  expect(viewStateFromUrl(new URLSearchParams('period=month&from=2026-01-01&to=2026-01-31')).period).toBe('month');
});

test('free dates count when “dates” is chosen, and only in the right order', () => {
  const free = new URLSearchParams('period=dates&from=2026-01-05&to=2026-02-10');
  expect(viewStateFromUrl(free).period).toEqual({ from: '2026-01-05', to: '2026-02-10' });
  const reversed = new URLSearchParams('period=dates&from=2026-02-10&to=2026-01-05');
  expect(viewStateFromUrl(reversed).period).toBe('quarter');
});

test('a page without a tab of touchpoints shows its first tab for it, and the others as they are', () => {
  expect(withoutTouchpoints({ ...DEFAULT_VIEW, tab: 'touchpoints' }).tab).toBe('figures');
  expect(withoutTouchpoints({ ...DEFAULT_VIEW, tab: 'comments' }).tab).toBe('comments');
});

test('another filter starts the list from its first page', () => {
  const link = linkTo('/app/services/passport', { ...DEFAULT_VIEW, after: 'abc' }, { channels: ['PORTAL'] });
  expect(link).toBe('/app/services/passport?channel=PORTAL');
});

test('a view without filters asks the api for everything', () => {
  expect(filterOf(DEFAULT_VIEW)).toBeNull();
  expect(filterOf({ ...DEFAULT_VIEW, modes: ['WEB'] })).toEqual({ modes: ['WEB'] });
});
