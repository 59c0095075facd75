import fc from 'fast-check';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { modeIdentifiability } from './mode-identifiability.ts';

const edges = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 7 });
/** By singular values; of a matrix with rows and columns. */
const rankOf = (rows: number[][]) => new SingularValueDecomposition(new Matrix(rows), { autoTranspose: true }).rank;
const named = (list: readonly (readonly [number, number])[]) =>
  list.map(([unit, mode]) => [`u${unit}`, `m${mode}`] as const);

test('the graph says what the rank of the design says', () => {
  fc.assert(
    fc.property(edges, (list) => {
      const graph = modeIdentifiability(named(list), 'm0');
      const [units, modes] = [[...new Set(list.map(([u]) => u))], [...new Set(list.map(([, m]) => m))]];
      const rowsOf = (others: readonly number[]) =>
        list.map(([u, m]) => [...units.map((v) => Number(u === v)), ...others.map((v) => Number(m === v))]);
      expect(graph.rank).toBe(rankOf(rowsOf(modes)));
      // A mode is told from the reference when its contrast to it lies in the row space.
      for (const mode of modes.filter((m) => m !== 0)) {
        const contrast = [...units.map(() => 0), ...modes.map((m) => (m === mode ? 1 : m === 0 ? -1 : 0))];
        const isTold = modes.includes(0) && rankOf([...rowsOf(modes), contrast]) === graph.rank;
        expect(graph.identified.includes(`m${mode}`)).toBe(isTold);
        expect(graph.unidentified.includes(`m${mode}`)).toBe(!isTold);
      }
    }),
    { seed: 1, numRuns: RUNS },
  );
});

test('a unit and a mode of the same name are two things', () => {
  expect(modeIdentifiability([['web', 'ivr'], ['ivr', 'web']], 'web')).toMatchObject({ components: 2, rank: 2, parameters: 3 }); // prettier-ignore
});

test('without answers there is nothing', () => {
  expect(modeIdentifiability([], 'web')).toEqual({ components: 0, rank: 0, parameters: 0, identified: [], unidentified: [] }); // prettier-ignore
});
