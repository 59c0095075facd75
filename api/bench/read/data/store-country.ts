import type { Client } from 'pg';
import { INSTRUMENT_VERSION } from '@otklik/schema';
import type { CellPlan, Country } from './country.ts';

/**
 * Stores the registry and the cells, and beside them, in a schema of the benchmark's own, how often each cell is rated
 * (`bench.plan_cell`).
 */
export async function storeCountry(client: Client, { tables, cells }: Country): Promise<void> {
  for (const [table, rows] of tables) {
    const columns = Object.keys(rows[0]!).join(', ');
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
  await storeCells(client, cells);
}

async function storeCells(client: Client, cells: readonly CellPlan[]): Promise<void> {
  await client.query(`
    create schema bench;
    create table bench.plan (
      subject_kind text, subject_id uuid, source_class text, touchpoint_id uuid, mode text, segment_id uuid,
      language text, subject_authority_id uuid, touchpoint_authority_id uuid, weight float8, quality float8)`);
  await client.query('insert into bench.plan select * from jsonb_populate_recordset(null::bench.plan, $1::jsonb)', [
    JSON.stringify(cells),
  ]);
  await client.query(
    `insert into cell (subject_kind, subject_id, source_class, instrument_version)
     select distinct subject_kind, subject_id, source_class, $1 from bench.plan`,
    [INSTRUMENT_VERSION],
  );
  await client.query(`
    insert into cell (subject_cell_id, subject_kind, subject_id, source_class, instrument_version, touchpoint_id, mode,
      segment_id, language)
    select coarse.id, plan.subject_kind, plan.subject_id, plan.source_class, coarse.instrument_version,
      plan.touchpoint_id, plan.mode, plan.segment_id, plan.language
    from bench.plan join cell coarse using (subject_id, source_class) where coarse.touchpoint_id is null`);
  await client.query(`
    create table bench.plan_cell as
    select cell.id as cell_id, plan.subject_authority_id, plan.touchpoint_authority_id, plan.quality,
      plan.mode = 'KIOSK' as is_short, plan.weight / sum(plan.weight) over () as weight
    from bench.plan join cell on cell.subject_id = plan.subject_id and cell.source_class = plan.source_class
      and cell.touchpoint_id = plan.touchpoint_id and cell.mode = plan.mode
      and cell.segment_id is not distinct from plan.segment_id and cell.language = plan.language`);
  await client.query('drop table bench.plan; analyze cell, bench.plan_cell');
}
