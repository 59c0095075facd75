import { expect, test } from 'vitest';
import { giveMemoryBack } from './give-memory-back.ts';

const MIB = 2 ** 20;

/** Objects of about 64 MiB that live long enough to be taken for something that stays. */
const bigWork = () =>
  Array.from({ length: 500_000 }, (_, index) => ({ index, text: `${index}`, more: [index, index] }));

test('memory of work that is over goes back to the system', async () => {
  let work: object[] = bigWork();
  const during = process.memoryUsage().heapTotal;
  expect(work).toHaveLength(500_000);
  work = [];
  await giveMemoryBack();
  expect(process.memoryUsage().heapTotal).toBeLessThan(during - 30 * MIB);
});
