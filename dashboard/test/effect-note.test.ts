import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { Effect, EffectRegistration } from '#lib/data/effect.ts';
import EffectNoteIn from './EffectNoteIn.svelte';

const EFFECT: Effect = {
  grade: 'A',
  verdict: 'IMPROVED_AFTER',
  wording: 'It improved.',
  difference: 6.2,
  interval: { low: 3.1, high: 9.3 },
  detectable: 4,
  reason: null,
  complete: true,
  placebo: { difference: -0.8, interval: { low: -3.2, high: 1.6 }, p: 0.51, passed: true },
  regressionToMean: 1.4,
  monthsBefore: 6,
  monthsAfter: 5,
};
const REGISTRATION: EffectRegistration = {
  registeredAt: '2026-01-12T09:00:00Z',
  changedAt: null,
  beforeStart: true,
  afterFromStart: false,
  frozen: true,
  windowMonths: 6,
  expectedChange: null,
  comparison: [{ slug: 'a', name: 'Another service' }],
};

function told(
  language: 'EN' | 'RU',
  effect: Partial<Effect> = {},
  registration: Partial<EffectRegistration> = {},
): string {
  const { body } = render(EffectNoteIn, {
    props: { language, effect: { ...EFFECT, ...effect }, registration: { ...REGISTRATION, ...registration } },
  });
  return body.replace(/<!--.*?-->|<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

test('a placebo test that was passed, and what chance would have brought, are told in plain words with their figures', () => {
  const text = told('EN');
  expect(text).toContain('drifted apart by −0.8 points (95% interval −3.2 to +1.6, p = 0.51)');
  expect(text).toContain('placebo test passed');
  expect(text).toContain('+1.4 points; they are taken out of the difference');
  expect(text).toContain('6 before the start, 5 after it was done');
  expect(text).toContain('Written down on 12 January 2026. That was before the start.');
});

test('a placebo test that failed, nothing to take out, and a late registration are told as such', () => {
  const text = told(
    'EN',
    { placebo: { ...EFFECT.placebo!, passed: false }, regressionToMean: 0 },
    { beforeStart: false, afterFromStart: true, changedAt: '2026-03-01T00:00:00Z' },
  );
  expect(text).toContain('placebo test failed');
  expect(text).toContain('regression to the mean: 0 points');
  expect(text).toContain('cannot carry more than “changed afterwards”');
  expect(text).toContain('The registration was changed');
  expect(text).toContain('6 before the start, 5 after it started');
  expect(text).toContain('months after count from the start');
});

test('where nothing was compared it says so, also in Russian, with one full stop after a year', () => {
  const text = told('RU', { grade: 'C', placebo: null, regressionToMean: null });
  expect(text).toContain('Проверять было нечего');
  expect(text).toContain('Здесь не считается');
  expect(text).not.toContain('г..');
});

test.each([
  ['EN', null, 'No expected effect was registered.'],
  ['RU', null, 'Ожидаемый эффект не зарегистрирован.'],
  ['EN', 10, 'Expected when registered, in points: +10.'],
  ['RU', -2.5, 'При регистрации ожидали, в пунктах: −2,5.'],
] as const)(
  '%s: beside the grade stands what had been expected, or that nothing was: %s',
  (language, expectedChange, said) => {
    expect(told(language, {}, { expectedChange })).toContain(said);
  },
);

test('where there is no grade nothing is missed, but what was expected is told all the same', () => {
  expect(told('EN', { grade: null })).not.toContain('expected');
  expect(told('EN', { grade: null }, { expectedChange: 4 })).toContain('in points: +4.');
});
