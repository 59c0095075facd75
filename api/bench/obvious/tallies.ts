import type { EntityManager } from '@mikro-orm/postgresql';
import type { CellIds } from './cells.ts';
import { OBVIOUS_SCHEMA } from './tables.ts';

/** Answers of the questions that are tallied together; null where there is none. */
export interface CoreAnswers {
  sat: number;
  ease: number | null;
  time: number | null;
  result: number | null;
}

const ITEMS = ['sat', 'ease', 'time', 'result'] as const;
const PAIRS = [
  ['sat', 'ease'],
  ['sat', 'time'],
  ['ease', 'time'],
] as const;
const POINTS = [0, 1, 2, 3, 4, 5];

const COLUMNS = [
  ...ITEMS.flatMap((item) => POINTS.map((point) => `${item}_n${point}`)),
  ...PAIRS.flatMap(([a, b]) => ['n', 'a', 'b', 'ab', 'aa', 'bb'].map((sum) => `${a}_${b}_${sum}`)),
];

// Rows are written in the order of their key, so that two transactions cannot wait for each other.
const UPSERT = `
  insert into ${OBVIOUS_SCHEMA}.core_tally as t (cell_id, grain, starts_on, ${COLUMNS.join(', ')})
  select k.cell_id, k.grain::"char", k.starts_on::date, ${COLUMNS.map(() => '?::integer').join(', ')}
  from unnest(?::integer[], ?::text[], ?::text[]) as k (cell_id, grain, starts_on)
  order by 1, 2, 3
  on conflict (cell_id, grain, starts_on) do update
  set ${COLUMNS.map((column) => `${column} = t.${column} + excluded.${column}`).join(', ')}`;

/** What one rating adds to each column. */
function additions(answers: CoreAnswers): number[] {
  const counts = ITEMS.flatMap((item) => POINTS.map((point) => (answers[item] === point ? 1 : 0)));
  const sums = PAIRS.flatMap(([first, second]) => {
    const [a, b] = [answers[first], answers[second]];
    return a === null || b === null ? [0, 0, 0, 0, 0, 0] : [1, a, b, a * b, a * a, b * b];
  });
  return [...counts, ...sums];
}

/** Counts a rating by day and by month, in its full cell and in its subject cell, in the transaction of `em`. */
export async function countRating(
  em: EntityManager,
  { cellId, subjectCellId }: CellIds,
  day: string,
  answers: CoreAnswers,
): Promise<void> {
  const month = `${day.slice(0, 7)}-01`;
  await em.execute(
    UPSERT,
    [
      ...additions(answers),
      `{${cellId},${cellId},${subjectCellId},${subjectCellId}}`,
      '{D,M,D,M}',
      `{${day},${month},${day},${month}}`,
    ],
    'run',
  );
}
