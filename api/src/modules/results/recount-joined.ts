import { type ComparedTally, DIFFERENCES_AT_MOST, type RecountDifference } from './recount-difference.ts';

/** Columns of a row that are told together when one of them differs. */
export interface ComparedPart {
  table: ComparedTally;
  /** What they are of, such as the item: name in the difference → value. */
  of: Record<string, string>;
  /** Name in the difference → column of the compared rows. */
  measures: Record<string, string>;
}

/** Wide rows of tallies beside the same rows counted again. A row that is not there is one of zeros. */
export interface JoinedTallies {
  /** Queries that the levels read from, each made once, and of those before them: name → query. */
  counted: Record<string, string>;
  /** Rows that are compared, as often as they lie in levels of their own. */
  levels: readonly {
    /** Name in the difference → value. */
    of: Record<string, string>;
    /** Queries with the columns of the keys, none of which is null in a tally, and of all parts. */
    tallies: string;
    recounted: string;
  }[];
  keys: readonly string[];
  parts: readonly ComparedPart[];
}

const constants = (of: Record<string, string>) => Object.entries(of).map(([name, value]) => `'${value}' as ${name}`);
const row = (columns: readonly string[]) => `(${columns.join(', ')})`;

/**
 * A statement that compares wide rows by one join of both sides, and lists the parts in which they differ: both sides of
 * each, but for zeros.
 */
export function joinedDifferences({ counted, levels, keys, parts }: JoinedTallies): string {
  const columns = parts.flatMap(({ measures }) => Object.values(measures));
  const all = (side: string) => row(columns.map((column) => `${side}.${column}`));
  const different = levels.map(
    (level) => `
      select ${[
        ...constants(level.of),
        ...keys,
        ...columns.flatMap((column) => [
          `coalesce(tallied.${column}, 0) as tallied_${column}`,
          `coalesce(recounted.${column}, 0) as recounted_${column}`,
        ]),
      ].join(', ')}
      from (${level.tallies}) tallied full join (${level.recounted}) recounted using (${keys.join(', ')})
      where tallied.${columns[0]} is null or recounted.${columns[0]} is null or ${all('tallied')} <> ${all('recounted')}`,
  );
  const names = [...Object.keys(levels[0]!.of), ...keys];
  const listed = (side: RecountDifference['side'], own: string, other: string) => (table: ComparedTally) => {
    const found = parts
      .filter((part) => part.table === table)
      .map(({ of, measures }) => {
        const columnsOf = (prefix: string) => Object.values(measures).map((column) => `${prefix}_${column}`);
        const told = [
          ...names,
          ...constants(of),
          ...Object.entries(measures).map(([name, column]) => `${own}_${column} as ${name}`),
        ];
        return `select ${told.join(', ')} from different
          where ${row(columnsOf(own))} <> ${row(columnsOf(other))} and ${row(columnsOf(own))} <> ${row(columnsOf(own).map(() => '0'))}`;
      });
    return `(select '${table}' as "table", '${side}' as side, to_jsonb(d)::text as cell
      from (${found.join(' union all ')}) d limit ${DIFFERENCES_AT_MOST})`;
  };
  const tables = [...new Set(parts.map(({ table }) => table))];
  return `
    with ${Object.entries(counted)
      .map(([name, query]) => `${name} as materialized (${query}), `)
      .join('')}different as materialized (${different.join(' union all ')})
    ${[
      ...tables.map(listed('only in the tallies', 'tallied', 'recounted')),
      ...tables.map(listed('only in the ratings', 'recounted', 'tallied')),
    ].join(' union all ')}`;
}
