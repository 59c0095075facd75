import { expect, test } from 'vitest';
import { inSlices } from './in-slices.ts';

/** Keeps the processor busy. */
function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

/** How often others come in while so many pieces of work are done at once. */
async function turnsDuring(pieces: number, piece: () => Promise<void>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all(Array.from({ length: pieces }, piece));
  isOver = true;
  return turns;
}

test('others come in between pieces of work that are done at once', async () => {
  // A slice has two or three pieces.
  expect(await turnsDuring(40, () => inSlices(() => work(5)))).toBeGreaterThanOrEqual(12);
});

test('without slices they wait for all of them', async () => {
  const piece = async () => {
    await Promise.resolve();
    work(5);
  };
  expect(await turnsDuring(40, piece)).toBeLessThanOrEqual(1);
});

test('each piece has its own result, in the order in which they were asked for', async () => {
  const done: number[] = [];
  const pieces = [1, 2, 3].map((piece) =>
    inSlices(() => {
      done.push(piece);
      if (piece === 2) throw new Error('the second');
      return 10 * piece;
    }),
  );
  expect(await Promise.allSettled(pieces)).toEqual([
    { status: 'fulfilled', value: 10 },
    { status: 'rejected', reason: new Error('the second') },
    { status: 'fulfilled', value: 30 },
  ]);
  expect(done).toEqual([1, 2, 3]);
});
