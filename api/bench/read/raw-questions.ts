import { CORE_ITEMS, INDEX_PAIRS } from '../../src/modules/results/tally.ts';

/** Questions to raw rows: what a platform without tallies would have to ask. */
export type RawKind =
  'one subject' | 'one subject by month' | 'one subject by touchpoint' | 'all services' | 'all services, filtered';

/** What the parts of a raw question are bound to. */
export interface RawValues {
  subjectId: string;
  from: string;
  to: string;
}

const COUNTS = CORE_ITEMS.flatMap((item) =>
  [1, 2, 3, 4, 5].map((value) => `count(*) filter (where r.${item.toLowerCase()} = ${value})`),
);
const PAIRS = INDEX_PAIRS.flatMap((pair) => {
  const [a, b] = pair.toLowerCase().split('_');
  return [`count(r.${a} + r.${b})`, `sum(r.${a} * r.${b})`];
});
const SUMS = [...COUNTS, ...PAIRS].join(', ');
const ROWS = `from rating r join cell c on c.id = r.cell_id
  where r.status = 'COUNTED' and c.source_class in ('RANDOM', 'PROMPT') and r.day between $1::date and $2::date`;

/** The statement of a kind, whose figures are the sufficient statistics of the same estimates. */
export function rawStatement(kind: RawKind, { subjectId, from, to }: RawValues): { text: string; values: string[] } {
  const ofOne = `${ROWS} and c.subject_id = $3::uuid`;
  const ofAll = `${ROWS} and c.subject_kind = 'SERVICE'`;
  switch (kind) {
    case 'one subject':
      return { text: `select ${SUMS} ${ofOne}`, values: [from, to, subjectId] };
    case 'one subject by month':
      return { text: `select date_trunc('month', r.day), ${SUMS} ${ofOne} group by 1`, values: [from, to, subjectId] };
    case 'one subject by touchpoint':
      return { text: `select c.touchpoint_id, ${SUMS} ${ofOne} group by 1`, values: [from, to, subjectId] };
    case 'all services':
      return { text: `select c.subject_id, ${SUMS} ${ofAll} group by 1`, values: [from, to] };
    case 'all services, filtered':
      return { text: `select c.subject_id, ${SUMS} ${ofAll} and c.mode = 'APP' group by 1`, values: [from, to] };
  }
}
