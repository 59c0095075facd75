import { expect, test } from 'vitest';
import { binOfNorm, findNorm, type Norm, NORMS } from './norms.ts';

const all: [string, Norm][] = Object.entries(NORMS);

test.each(all)('%s can be told within from outside by its bins, of which there are at most sixteen', (_code, norm) => {
  expect(norm.bounds.toSorted((a, b) => a - b)).toEqual(norm.bounds);
  expect(new Set(norm.bounds).size).toBe(norm.bounds.length);
  expect(norm.bounds.length).toBeLessThanOrEqual(15);
  if (norm.measure === 'OUTCOME') expect([norm.threshold, norm.bounds]).toEqual([null, []]);
  else expect(norm.bounds).toContain(norm.threshold);
});

test.each(all)('%s has its words in both languages', (_code, { label }) => {
  expect(label.RU).toMatch(/[а-яё]/i);
  expect(label.EN).toMatch(/^[\x20-\x7e]+$/);
});

test('a value lies in the bin of the first bound that it does not exceed', () => {
  const { WAITING_IN_PERSON } = NORMS;
  expect([0, 1, 1.5, 15, 15.1, 120, 121].map((value) => binOfNorm(WAITING_IN_PERSON, value))).toEqual([
    0, 0, 1, 6, 7, 13, 14,
  ]);
});

test('what is not a norm is not found, whatever it is called', () => {
  expect(findNorm('toString')).toBeNull();
  expect(findNorm('INSTANT')).toBe(NORMS.INSTANT);
});
