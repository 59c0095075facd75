import { expect, test } from 'vitest';
import { areEnoughInvited, toldRedemptions } from './told-redemptions.rules.ts';

test('how many answered is told from 10 invited on', () => {
  expect([0, 1, 9, 10, 500].map(areEnoughInvited)).toEqual([false, false, false, true, true]);
});

test('of few invited nothing is told, however many of them answered', () => {
  for (let issued = 1; issued < 10; issued++)
    for (let answered = 0; answered <= issued; answered++)
      expect(toldRedemptions(answered, { reached: issued, issued, valid: issued })).toBeNull();
});

test('of enough it is, also when nobody, few or all of them answered', () => {
  for (const answered of [0, 1, 9, 10])
    expect(toldRedemptions(answered, { reached: 10, issued: 10, valid: 40 })).toBe(answered);
});

test('what a partner reports does not make them more, and fewer that arrived are fewer', () => {
  expect(toldRedemptions(1, { reached: 500, issued: 1, valid: 1 })).toBeNull();
  expect(toldRedemptions(0, { reached: 500, issued: 1, valid: 1 })).toBeNull();
  expect(toldRedemptions(5, { reached: 9, issued: 20, valid: 20 })).toBeNull();
});

test('where no token was valid there is none to hide; where one was, none and one are told alike', () => {
  expect(toldRedemptions(0, { reached: 0, issued: 0, valid: 0 })).toBe(0);
  expect(toldRedemptions(0, { reached: 19, issued: 0, valid: 0 })).toBe(0);
  expect(toldRedemptions(0, { reached: 0, issued: 0, valid: 1 })).toBeNull();
  expect(toldRedemptions(1, { reached: 0, issued: 0, valid: 1 })).toBeNull();
});
