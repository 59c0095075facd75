import { type Percentiles, type ReadRow, SIDES } from './report.ts';

const ofEach = ({ p50MsOfRounds, p95MsOfRounds }: Percentiles): string =>
  p50MsOfRounds.map((p50Ms, round) => `${p50Ms.toFixed(1)}/${p95MsOfRounds[round]!.toFixed(1)}`).join(' ');

/** The lines of the table of raw values: of the slowest operation of each question, round by round, what medians are made of. */
export const roundLines = (rows: readonly ReadRow[], sizes: readonly string[]): string[] => [
  'p50/p95 of each round in milliseconds, of the slowest operation of a question: of queries | of whole answers over HTTP',
  ...rows.map(({ name, bySize }) => {
    const values = sizes.map(
      (size) => `${size}: ${SIDES.map((side) => ofEach(bySize[size]!.operations[side])).join(' | ')}`,
    );
    return `${name.padEnd(58)}${values.join('   ')}`;
  }),
];
