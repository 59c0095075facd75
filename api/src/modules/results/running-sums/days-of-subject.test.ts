import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_COLUMNS, positionsOf, TALLY_PARTS } from '../tally.repository.ts';
import { joinedDays, packDays, unpackDaysPiece } from './days-of-subject.ts';
import { piecesOf, TALLY_PIECES } from './tally-pieces.ts';

const tally = fc.array(fc.oneof(fc.nat(9), fc.nat(300), fc.nat(2 ** 31 - 1)), {
  minLength: ALL_COLUMNS.length,
  maxLength: ALL_COLUMNS.length,
});
const rowOfCell = fc.tuple(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 31 }), tally);

test('days of a subject come back as they were, whichever parts are asked for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rowOfCell, { maxLength: 12 }), fc.subarray([...TALLY_PARTS]), async (drawn, wanted) => {
      const parts = new Set(wanted);
      const rows = drawn.toSorted(([one], [other]) => one - other);
      const numbers = Int32Array.from(rows.flatMap(([cell, day, sums]) => [cell, day, ...sums]));
      const packed = await packDays(numbers);
      expect(packed).toHaveLength(TALLY_PIECES.length);
      const pieces = await Promise.all(piecesOf(parts).map((piece) => unpackDaysPiece(piece, packed[piece]!)));
      const { cellIds, days, columns } = joinedDays(pieces);
      const positions = positionsOf(parts);
      const back = [...cellIds].map((cell, row) => [
        cell,
        days[row],
        positions.map((position) => columns[position]![row]),
      ]);
      expect(back).toEqual(rows.map(([cell, day, sums]) => [cell, day, positions.map((position) => sums[position])]));
    }),
    { numRuns: 300 },
  );
});
