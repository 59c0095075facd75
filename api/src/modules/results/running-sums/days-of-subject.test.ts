import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_COLUMNS } from '../tally.repository.ts';
import { packDays, unpackDays } from './days-of-subject.ts';

const tally = fc.array(fc.oneof(fc.nat(9), fc.nat(300), fc.nat(2 ** 31 - 1)), {
  minLength: ALL_COLUMNS.length,
  maxLength: ALL_COLUMNS.length,
});
const rowOfCell = fc.tuple(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 31 }), tally);

test('days of a subject come back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rowOfCell, { maxLength: 12 }), async (drawn) => {
      const rows = drawn.toSorted(([one], [other]) => one - other);
      const numbers = Int32Array.from(rows.flatMap(([cell, day, sums]) => [cell, day, ...sums]));
      const { cellIds, days, columns } = await unpackDays(await packDays(numbers));
      const back = [...cellIds].map((cell, row) => [cell, days[row], columns.map((column) => column[row])]);
      expect(back).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});
