import type { Item } from '@otklik/schema';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { Estimate } from '#lib/charts/figures.ts';
import type { Driver, Drivers } from '#lib/data/staff/analyses/drivers.ts';
import DriversFigureIn from './DriversFigureIn.svelte';
import { wordsOf } from './words-of.ts';

const figure = (value: number, interval: Estimate['interval'] = null): Estimate => ({
  value,
  interval,
  n: 400,
  effectiveN: null,
  method: 'EXPLAINED_SPREAD',
  quality: 'SOLID',
  suppressed: false,
  reason: null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.2.0',
});
const driver = (item: Item, share: Estimate): Driver => ({ item, pairs: 400, share, alone: figure(20) });
const TOO_FEW: Estimate = { ...figure(0), value: null, suppressed: true, reason: 'FEW_PAIRS' };

function told(language: 'EN' | 'RU', drivers: Driver[]): string {
  const all: Drivers = {
    period: { from: '2026-07-01', to: '2026-09-30' },
    rSquared: figure(36),
    shrinkage: 0,
    orderConfirmed: null,
    drivers,
  };
  const { body } = render(DriversFigureIn, { props: { language, drivers: all, csv: '/drivers.csv' } });
  return wordsOf(body);
}

test('of one question alone it is said that there is nothing to divide: no share, no interval of nothing', () => {
  const drivers = [driver('EASE', figure(100)), driver('TIME', TOO_FEW)];
  const inEnglish = told('EN', drivers);
  expect(inEnglish).toContain('With one question there is nothing to divide');
  expect(inEnglish).toContain('36% of the spread of satisfaction (R²), from 400 ratings');
  expect(inEnglish).not.toMatch(/100\.0|100%|open to anyone/);
  expect(told('RU', drivers)).toContain('Когда вопрос один, делить нечего');
});

test('of two questions each has its share with an interval', () => {
  const text = told('EN', [
    driver('EASE', figure(60, { low: 50, high: 70 })),
    driver('TIME', figure(40, { low: 30, high: 50 })),
  ]);
  expect(text).toContain('60.0% 50.0–70.0');
  expect(text).not.toContain('nothing to divide');
});
