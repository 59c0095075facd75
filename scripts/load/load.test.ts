import { expect, test } from 'vitest';
import { readOrder, suiteNames } from './arguments.ts';
import { canRunTypeScript, versionIn } from './k6.ts';
import { passwordIn } from './run-suite.ts';

test('a suite is a file, and its length and seed can be chosen', () => {
  expect(suiteNames()).toEqual(['abusive-burst', 'average-day', 'campaign-peak', 'smoke', 'soak', 'spike']);
  expect(readOrder(['smoke', '--seconds', '20', '--optional'], ['smoke'])).toEqual({
    suite: 'smoke',
    seconds: 20,
    seed: 1,
    tries: 1,
    isOptional: true,
  });
});

test.each([
  [[], 'Say which suite to run: smoke.'],
  [['spike'], 'Say which suite to run: smoke.'],
  [['smoke', 'smoke'], 'Say which suite to run: smoke.'],
  [['smoke', '--tries', '0'], '--tries must be a whole number from 1 to 10, not “0”.'],
  [['smoke', '--seconds', 'ten'], '--seconds must be a whole number from 5 to 86400, not “ten”.'],
])('%j is answered with what is wrong', (words, sentence) => {
  expect(() => readOrder(words, ['smoke'])).toThrow(sentence);
});

test('only a k6 that runs TypeScript will do', () => {
  expect(versionIn('k6 v1.8.1 (go1.26.8, linux/amd64)\n')).toBe('v1.8.1');
  expect(versionIn('k6: command not found')).toBeUndefined();
  expect(['v0.56.0', 'v0.57.0', 'v1.0.0'].map(canRunTypeScript)).toEqual([false, true, true]);
});

test('the password of the demo is read from what the server printed', () => {
  expect(passwordIn('  Demo sign-in: a@demo.example or b@demo.example, password secret-1\n')).toBe('secret-1');
  expect(() => passwordIn('Otklik is running.')).toThrow('how to sign in');
});
