import { solve, type Constraint } from 'yalps';
import type { Interval } from '../../src/statistics/estimate.ts';
import type { CellPlace } from './suppress-rectangles.ts';

/** What an outsider can work out of a withheld cell: it lies somewhere in the interval. */
export interface FeasibleCell {
  readonly cell: CellPlace;
  readonly interval: Interval;
}

/**
 * The audit of a suppressed table: how near an outsider who knows all totals and all published cells gets to each
 * withheld one.
 *
 *     min and max of x_ij over all x ≥ 0 with  Σ_j x_ij = row total − published,  Σ_i x_ij = column total − published
 *
 * Two linear programmes for each withheld cell. A pattern is good when each small cell has an interval at least k wide;
 * `suppressRectangles` makes such patterns.
 *
 * Use to audit an exact table before it is handed out. What is public has no exact counts: `narrowCounts`.
 *
 * @param table rows of counts or amounts ≥ 0, all of one length; what is withheld is in it as it really is
 * @param suppressed places of the withheld cells, each once
 * @returns one a withheld cell, in their order
 * @throws RangeError when it is no such table, or a place lies outside it or is given twice
 * @see METHODOLOGY §2.4; Fischetti & Salazar (2001) Manag. Sci. 47:1008; verification case 23
 */
export function feasibleIntervals(
  table: readonly (readonly number[])[],
  suppressed: readonly CellPlace[],
): FeasibleCell[] {
  if (!table.every((row) => row.length === table[0]!.length && row.every((cell) => cell >= 0 && cell < Infinity))) {
    throw new RangeError('a table has rows of one length, and nothing below 0');
  }
  const constraints = new Map<string, Constraint>();
  const variables = new Map<string, Map<string, number>>();
  const hidden = new Map<string, number>();
  for (const [row, column] of suppressed) {
    const count = table[row]?.[column];
    if (count === undefined) throw new RangeError(`no cell at row ${row}, column ${column}`);
    const name = `${row},${column}`;
    if (variables.has(name)) throw new RangeError(`the cell at row ${row}, column ${column} is given twice`);
    variables.set(
      name,
      new Map([
        [`row ${row}`, 1],
        [`column ${column}`, 1],
      ]),
    );
    for (const line of [`row ${row}`, `column ${column}`]) hidden.set(line, (hidden.get(line) ?? 0) + count);
  }
  for (const [line, total] of hidden) constraints.set(line, { equal: total });

  const extreme = (name: string, direction: 'minimize' | 'maximize'): number => {
    const withObjective = new Map(
      [...variables].map(([key, lines]) => [key, key === name ? new Map([...lines, ['value', 1]]) : lines]),
    );
    const { status, result } = solve({ direction, objective: 'value', constraints, variables: withObjective });
    if (status !== 'optimal') throw new Error(`the table itself is a solution, yet the programme is ${status}`);
    return Math.max(0, result);
  };
  return suppressed.map(([row, column]) => {
    const name = `${row},${column}`;
    return { cell: [row, column], interval: { low: extreme(name, 'minimize'), high: extreme(name, 'maximize') } };
  });
}
