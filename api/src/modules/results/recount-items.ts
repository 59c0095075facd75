/** The recount of all other items, written apart from the triggers. */
import type { JoinedTallies } from './recount-joined.ts';

const VALUES = [0, 1, 2, 3, 4, 5];
const HISTOGRAM = VALUES.map((value) => `n${value}`);
const COLUMNS = [...HISTOGRAM, 'answers'];

const tallies = (grain: string) => `
  select cell_id, starts_on, item, ${HISTOGRAM.join(', ')}, ${HISTOGRAM.join(' + ')} as answers
  from item_tally where grain = '${grain}'`;

const added = (startsOn: string) =>
  ['cell_id', 'subject_cell_id']
    .map(
      (cell) => `
        select ${cell} as cell_id, ${startsOn} as starts_on, item, ${COLUMNS.map((column) => `sum(${column}) as ${column}`).join(', ')}
        from counted group by 1, 2, 3`,
    )
    .join(' union all ');

/** Answers are unpacked once, by cell and day. `answers` sees values that no column has. */
export const ITEM_TALLIES: JoinedTallies = {
  counted: {
    counted: `
    select day.*, cell.subject_cell_id from (
      select r.cell_id, r.day as starts_on, o.key as item,
        ${VALUES.map((value) => `(count(*) filter (where o.value = '${value}'))::integer as n${value}`).join(', ')},
        count(*)::integer as answers
      from rating r cross join lateral jsonb_each_text(r.other_answers) o
      where r.status = 'COUNTED' and r.other_answers is not null group by 1, 2, 3
    ) day join cell on cell.id = day.cell_id`,
  },
  levels: [
    { of: { grain: 'D' }, tallies: tallies('D'), recounted: added('starts_on') },
    { of: { grain: 'M' }, tallies: tallies('M'), recounted: added(`date_trunc('month', starts_on)::date`) },
  ],
  keys: ['cell_id', 'starts_on', 'item'],
  parts: [{ table: 'item', of: {}, measures: Object.fromEntries(COLUMNS.map((column) => [column, column])) }],
};
