import type { ClientBase } from 'pg';

/** The schema in which the obvious way keeps its tables. */
export const OBVIOUS_SCHEMA = 'obvious';

/**
 * Tables of the obvious way. The tallies and cells are those of the product; a rating has one row, whose key is the
 * id its client made, so that a repetition is known without a table of its own.
 */
export async function createObviousTables(client: ClientBase): Promise<void> {
  await client.query(`
    create schema ${OBVIOUS_SCHEMA};
    create table ${OBVIOUS_SCHEMA}.cell (like public.cell including all);
    create table ${OBVIOUS_SCHEMA}.core_tally (like public.core_tally including all);
    alter table ${OBVIOUS_SCHEMA}.core_tally drop column level, add primary key (cell_id, grain, starts_on);
    create table ${OBVIOUS_SCHEMA}.rating (like public.rating including all);
    alter table ${OBVIOUS_SCHEMA}.rating
      add column content_hash bytea not null check (length(content_hash) = 32),
      add column receipt_hash bytea not null unique check (length(receipt_hash) = 32);
  `);
}
