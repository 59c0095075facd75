import {
  BUILT_IN_ACKNOWLEDGEMENTS,
  BUILT_IN_INSTRUMENT,
  type InstrumentContent,
  type Language,
  LANGUAGES,
  type LocalizedText,
  sameData,
} from '@otklik/schema';
import type { Pool } from 'pg';
import { withRole } from '../../../database/pool.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { uuidV7 } from '../../../kernel/ids.ts';
import type { Acknowledgement, Translation } from './instrument-version.ts';

const NOTES: LocalizedText = {
  EN: 'The first version, drafted by experts. People have not tested its wording yet.',
  RU: 'Первая версия, составленная экспертами. На людях формулировки ещё не проверены.',
};

const FIRST: Translation = { revision: 1, checkedAt: null, checkedBy: null, note: null };

/**
 * Publishes the version that is written down in the code, where the database does not have it yet. Several processes
 * may try; one does it.
 * @returns false when the database holds this version with other content: what was published counts, and the code has
 *   to be given a new version number
 */
export async function publishBuiltIn(pool: Pool, clock: Clock): Promise<boolean> {
  const now = clock.now();
  const { version, content } = BUILT_IN_INSTRUMENT;
  const translations = Object.fromEntries(Object.keys(LANGUAGES).map((language) => [language as Language, FIRST]));
  const acknowledgements = Object.fromEntries(
    Object.entries(BUILT_IN_ACKNOWLEDGEMENTS).map(([finding, reason]): [string, Acknowledgement] => [
      finding,
      { reason, by: null, at: null },
    ]),
  );
  return withRole(pool, 'otklik_worker', async (client) => {
    await client.query(
      `insert into instrument_version (id, version, state, content, translations, acknowledgements, notes,
         created_at, created_by, changed_at, published_at, published_by)
       select $1, $2, 'PUBLISHED', $3, $4, $5, $6, $8, $7, $8, $8, $7
       where not exists (select from instrument_version where version = $2)
       on conflict (version) do nothing`,
      [
        uuidV7(now.getTime()),
        version,
        ...[content, translations, acknowledgements, NOTES].map((data) => JSON.stringify(data)),
        'Otklik',
        now,
      ],
    );
    const { rows } = await client.query<{ content: InstrumentContent }>(
      'select content from instrument_version where version = $1',
      [version],
    );
    return rows.length === 1 && sameData(rows[0]!.content, JSON.parse(JSON.stringify(content)));
  });
}
