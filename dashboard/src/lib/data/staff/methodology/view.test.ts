import { CHANNELS, LEVELS, MODES } from '@otklik/schema';
import type { Channel, Level, Mode } from '@otklik/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ADJUSTED_ITEMS,
  DEFAULT_METHODOLOGY_VIEW,
  METHODOLOGY_TABS,
  methodologyFromUrl,
  methodologyPath,
} from './view.ts';

const views = fc.record({
  tab: fc.constantFrom(...METHODOLOGY_TABS),
  version: fc.option(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((parts) => parts.join('.'))),
  draft: fc.option(fc.stringMatching(/^[a-z]{3}_[0-9a-f]{32}$/)),
  level: fc.constantFrom(...(Object.keys(LEVELS) as Level[])),
  mode: fc.constantFrom(...(Object.keys(MODES) as Mode[])),
  channel: fc.constantFrom(...(Object.keys(CHANNELS) as Channel[])),
  table: fc.option(fc.stringMatching(/^20\d\dQ[1-4]$/)),
  year: fc.option(fc.integer({ min: 2000, max: 2099 })),
  item: fc.constantFrom(...ADJUSTED_ITEMS),
});

const paramsOf = (path: string) => new URL(path, 'https://otklik.example').searchParams;

test('a view and its address are the same thing', () => {
  fc.assert(
    fc.property(views, (view) => {
      expect(methodologyFromUrl(paramsOf(methodologyPath(view)))).toEqual(view);
    }),
  );
});

test('the plain view has a plain address', () => {
  expect(methodologyPath(DEFAULT_METHODOLOGY_VIEW)).toBe('/app/methodology');
});

test('what no view can be falls back to the default', () => {
  const params = new URLSearchParams({
    tab: 'secrets',
    version: '1.0',
    draft: '../x',
    level: 'toString',
    mode: 'FAX',
    channel: '',
    table: '2026',
    year: '1999',
    item: 'DOCS',
  });
  expect(methodologyFromUrl(params)).toEqual(DEFAULT_METHODOLOGY_VIEW);
});
