import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Rounds } from './rounds.ts';

const HOUR = 3_600_000;

/** Rounds of ten milliseconds, an hour apart, and how many were begun and ended. */
function slowRounds() {
  const made = { begun: 0, ended: 0 };
  const work = async () => {
    made.begun++;
    await pause(10);
    made.ended++;
    return HOUR;
  };
  return { made, rounds: new Rounds({ work, tryAgainMs: HOUR, onError: () => undefined }) };
}

test('who asks for a round gets one at once, or right after the one that goes on', async () => {
  const { made, rounds } = slowRounds();
  rounds.soon();
  expect(made.begun).toBe(0);
  rounds.start();
  for (let times = 0; times < 5; times++) rounds.soon();
  await expect.poll(() => made.ended).toBe(2);
  await pause(30);
  expect(made.begun).toBe(2);
  rounds.soon();
  await expect.poll(() => made.ended).toBe(3);
  await rounds.stop();
});

test('a stop waits for the round that goes on, and no other begins', async () => {
  const { made, rounds } = slowRounds();
  rounds.start();
  rounds.soon();
  await rounds.stop();
  expect(made).toEqual({ begun: 1, ended: 1 });
  rounds.soon();
  await pause(30);
  expect(made.begun).toBe(1);
});
