import type { Pool } from 'pg';
import { withRole } from '../../../database/pool.ts';
import type { DayRange } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import { readModeTablesAround, readsAnswersOf } from '../mode-table/frozen.repository.ts';
import { readQuarterAnswers } from '../mode-table/quarter-answers.repository.ts';
import { areTablesSafe } from '../mode-table/tables-beside-strata.ts';
import { type RestRequest, strataBesideRest } from './strata-beside-rest.rules.ts';

/** What is decided about: what the edition accepted of every service for external clients. */
export interface StrataRequest extends RestRequest {
  directory: Pick<Directory, 'all' | 'get'>;
  quarter: DayRange;
}

/**
 * The services whose strata are told in an edition of a quarter, decided together with what is known of the whole country:
 *
 * - what is left in the other services leaves their small groups enough numbers (`strataBesideRest`);
 * - frozen mode tables, which count the same answers, leave no count nearly known that they did not without them. Else none is
 *   told: what they tell stands. Tables that are frozen later give way to what is told by then (`toldBesideEarlier`);
 * - and none while a reference mix is made of answers of the quarter.
 *
 * Reads in a transaction of its own: deciding takes longer than one may be idle.
 */
export async function strataThatMayBeTold(
  pool: Pool,
  { directory, quarter, ...request }: StrataRequest,
): Promise<ReadonlySet<string>> {
  const { services } = request;
  const chosen = request.wanted.size === 0 ? NONE : strataBesideRest(request);
  if (chosen.size === 0) return NONE;
  const read = await withRole(pool, 'otklik_worker', async (client) => {
    await client.query('set transaction isolation level repeatable read');
    if (await readsAnswersOf(client, quarter)) return null;
    const tables = await readModeTablesAround(client, quarter);
    const [first, last] = [tables[0], tables.at(-1)];
    if (!first || !last) return { tables, quarters: [] };
    const period = { from: first.window.from, to: last.window.to };
    return { tables, quarters: await readQuarterAnswers(client, directory, period, 'ACCEPTED') };
  });
  if (!read) return NONE;
  const cellsOf = (ids: Iterable<string>) => [...ids].flatMap((id) => services.get(id)?.cells ?? []);
  const quarters = read.quarters.map((one) =>
    one.quarter.from === quarter.from
      ? {
          ...one,
          // This edition, which is not written yet.
          cells: cellsOf(services.keys()),
          told: cellsOf(request.already),
          chosen: cellsOf([...chosen].filter((id) => !request.already.has(id))),
        }
      : one,
  );
  return (await areTablesSafe(read.tables, quarters)) ? chosen : NONE;
}

const NONE: ReadonlySet<string> = new Set();
