import type { Client } from 'pg';

const CORE = ['sat', 'ease', 'time', 'result'];
const PAIRS = [
  ['sat', 'ease'],
  ['sat', 'time'],
  ['ease', 'time'],
] as const;

/**
 * What a row of ours is compared with, in a schema of its own: the same row with the same indexes and checks and no
 * tallies (`bench.rating`), the same with the same tallies moved by a trigger for each row (`bench.tallied`), and its
 * columns with neither indexes nor checks (`bench.bare`).
 */
export async function createBareTables(client: Client): Promise<void> {
  await client.query(`
    create schema bench;
    create table bench.rating (like public.rating including all);
    create table bench.bare (like public.rating);
    create table bench.tallied (like public.rating including all);
    create table bench.core_tally (like public.core_tally including all);
    alter table bench.core_tally drop column level, add primary key (cell_id, grain, starts_on);
    ${rowTrigger()}
  `);
}

function rowTrigger(): string {
  const counts = CORE.flatMap((item) =>
    [0, 1, 2, 3, 4, 5].map((value): [string, string] => [`${item}_n${value}`, `(new.${item} = ${value})::integer`]),
  );
  const pairs = PAIRS.flatMap(([a, b]) =>
    (
      [
        ['n', '1'],
        ['a', `new.${a}`],
        ['b', `new.${b}`],
        ['ab', `new.${a} * new.${b}`],
        ['aa', `new.${a} * new.${a}`],
        ['bb', `new.${b} * new.${b}`],
      ] as const
    ).map(([sum, value]): [string, string] => [`${a}_${b}_${sum}`, value]),
  );
  const columns = [...counts, ...pairs];
  const names = columns.map(([name]) => name).join(', ');
  const values = columns.map(([, value]) => value).join(', ');
  const additions = columns.map(([name]) => `${name} = t.${name} + excluded.${name}`).join(', ');
  // As in the product: day and month of the full cell and of its subject cell, which here has the negative number.
  return `
    create function bench.tally_row() returns trigger language plpgsql as $$
    begin
      insert into bench.core_tally as t (cell_id, grain, starts_on, ${names})
      select k.cell_id, k.grain, k.starts_on, ${values} from (values
        (-new.cell_id, 'D'::"char", new.day), (-new.cell_id, 'M', date_trunc('month', new.day)::date),
        (new.cell_id, 'D', new.day), (new.cell_id, 'M', date_trunc('month', new.day)::date)
      ) as k (cell_id, grain, starts_on)
      on conflict (cell_id, grain, starts_on) do update set ${additions};
      return null;
    end $$;
    create trigger tally_row after insert on bench.tallied for each row execute function bench.tally_row();`;
}

/** A row like those the server stores; `cell` is an SQL expression. */
export const insertStatement = (table: 'bench.rating' | 'bench.tallied', cell: string): string =>
  `insert into ${table} (id, cell_id, day, subject_authority_id, touchpoint_authority_id, status, sat, ease, time,
     result) values (uuidv7(), ${cell}, current_date, '0192a000-0000-7000-8000-000000000001',
     '0192a000-0000-7000-8000-000000000001', 'COUNTED', 1 + floor(random() * 5), 1 + floor(random() * 5),
     1 + floor(random() * 5), 1 + floor(random() * 4))`.replaceAll(/\s+/g, ' ');
