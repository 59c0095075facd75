import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_COLUMNS, positionsOf, TALLY_PARTS } from '../tally.repository.ts';
import { joinedPieces, packCellSums, unpackCellPiece } from './cell-sums.ts';
import { piecesOf, TALLY_PIECES } from './tally-pieces.ts';

const WIDTH = ALL_COLUMNS.length;

/** Numbers about the limits of every type, and any. */
const sum = fc.oneof(
  fc.constantFrom(0, 1, 255, 256, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 53),
  fc.nat(300),
  fc.maxSafeNat(),
);
const cells = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 - 1 }), { maxLength: 9 });
const sums = fc.array(sum, { minLength: 9 * WIDTH, maxLength: 9 * WIDTH });

test('sums of cells come back as they were, whichever parts are asked for', async () => {
  await fc.assert(
    fc.asyncProperty(cells, sums, fc.subarray([...TALLY_PARTS]), async (ids, values, wanted) => {
      const parts = new Set(wanted);
      const packed = await packCellSums(ids, Float64Array.from(values));
      expect(packed).toHaveLength(TALLY_PIECES.length);
      const pieces = await Promise.all(piecesOf(parts).map((piece) => unpackCellPiece(piece, packed[piece]!)));
      const { cellIds, columns } = joinedPieces(pieces);
      expect([...cellIds]).toEqual(ids.toSorted((one, other) => one - other));
      for (const position of positionsOf(parts))
        expect(Array.from(columns[position]!)).toEqual(
          [...cellIds].map((id) => values[ids.indexOf(id) * WIDTH + position]),
        );
    }),
    { numRuns: 300 },
  );
});
