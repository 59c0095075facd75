import { expect, test } from 'vitest';
import { ui } from './ru/ui.ts';
import { ui as english } from './en/ui.ts';

test.each([
  [1, '1 ответ'],
  [3, '3 ответа'],
  [5, '5 ответов'],
  [11, '11 ответов'],
  [21, '21 ответ'],
  [112, '112 ответов'],
])('Russian counts answers: %i', (count, text) => {
  expect(ui.answers(count, String(count))).toBe(text);
});

test('English counts answers', () => {
  expect(english.answers(1, '1')).toBe('1 answer');
  expect(english.answers(0, '0')).toBe('0 answers');
});

test('a score with decimals is declined as a part: 78,4 балла', () => {
  expect(ui.outOf100(78.4)).toBe('балла из 100');
  expect(ui.outOf100(81)).toBe('балл из 100');
});
