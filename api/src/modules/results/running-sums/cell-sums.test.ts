import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_COLUMNS } from '../tally.repository.ts';
import { packCellSums, unpackCellSums } from './cell-sums.ts';

const WIDTH = ALL_COLUMNS.length;

/** Numbers about the limits of every type, and any. */
const sum = fc.oneof(
  fc.constantFrom(0, 1, 255, 256, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 53),
  fc.nat(300),
  fc.maxSafeNat(),
);

test('sums of cells come back as they were', async () => {
  const cells = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 - 1 }), { maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(cells, fc.array(sum, { minLength: 9 * WIDTH, maxLength: 9 * WIDTH }), async (ids, values) => {
      const { cellIds, columns } = await unpackCellSums(await packCellSums(ids, Float64Array.from(values)));
      expect([...cellIds]).toEqual(ids);
      const rows = ids.map((_, cell) => columns.map((column) => column[cell]));
      expect(rows).toEqual(ids.map((_, cell) => values.slice(cell * WIDTH, (cell + 1) * WIDTH)));
    }),
    { numRuns: 1_000 },
  );
});
