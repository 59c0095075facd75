import { expect, test } from 'vitest';
import { askAgain } from './ask-again.ts';

/** Fails so many times, then answers with the number of times it was asked. */
function failing(times: number) {
  let asked = 0;
  return async () => {
    if (++asked <= times) throw new Error(`away ${asked}`);
    return asked;
  };
}

/** A log that counts its warnings. */
function counting() {
  const log = { warnings: 0, warn: () => void log.warnings++ };
  return log;
}

test('a database that is away for a moment is asked again, and told of once', async () => {
  const log = counting();
  expect(await askAgain(failing(3), log, () => true, 1)).toBe(4);
  expect(log.warnings).toBe(1);
});

test('nobody is asked again for what is no longer wanted, nor for ever', async () => {
  await expect(askAgain(failing(1), counting(), () => false, 1)).rejects.toThrow('away 1');
  await expect(askAgain(failing(1_000), counting(), () => true, 0)).rejects.toThrow('away 60');
});
