import { expect, test } from 'vitest';
import { scoredEstimate } from '#lib/charts/scored-estimate.builder.ts';
import { areWordingsUnchecked } from './wordings-unchecked.ts';

const inVersion = (instrumentVersion: string | null) => ({ estimate: scoredEstimate({ instrumentVersion }) });
const withheld = { estimate: scoredEstimate({ value: null, suppressed: true, reason: 'TOO_FEW' }) };
const version = (name: string, ...checked: boolean[]) => ({
  version: name,
  translations: checked.map((one) => ({ checked: one })),
});
const VERSIONS = [version('2.0.0', true, true), version('1.0.0', true, false)];

test('two languages of a version need a caution unless both translations were checked', () => {
  expect(areWordingsUnchecked([inVersion('1.0.0'), inVersion('1.0.0')], VERSIONS)).toBe(true);
  expect(areWordingsUnchecked([inVersion('2.0.0'), inVersion('1.0.0')], VERSIONS)).toBe(true);
  expect(areWordingsUnchecked([inVersion('2.0.0'), inVersion('2.0.0')], VERSIONS)).toBe(false);
});

test('a figure joins the versions of one main number, and is named after the newest', () => {
  const versions = [version('1.1.0', true, true), ...VERSIONS];
  expect(areWordingsUnchecked([inVersion('1.1.0'), inVersion('1.1.0')], versions)).toBe(true);
  expect(areWordingsUnchecked([inVersion('2.0.0'), inVersion('2.0.0')], versions)).toBe(false);
});

test('figures that tell no version may be of any', () => {
  expect(areWordingsUnchecked([inVersion(null), inVersion('2.0.0')], VERSIONS)).toBe(true);
});

test('one language alone is compared with nothing', () => {
  expect(areWordingsUnchecked([inVersion('1.0.0')], VERSIONS)).toBe(false);
  expect(areWordingsUnchecked([inVersion('1.0.0'), withheld], VERSIONS)).toBe(false);
});
