import type { PoolClient } from 'pg';
import { uuidV7 } from '../../../kernel/ids.ts';
import { demoRegistry } from './demo-registry.ts';

const NOTES = {
  RU: 'К версии 1.0.0: после бесед с людьми и пробы по телефону уточнить вопрос о документах.',
  EN: 'Towards 1.0.0: after interviews and a test by telephone, make the question about documents clearer.',
};

/**
 * A draft of the next version of the questions, as the methodologist of the demo has begun it. There is never a second one.
 * @param client in the role `otklik_staff`
 */
export async function storeDraft(client: PoolClient): Promise<void> {
  const author = demoRegistry.staff.find(({ role }) => role === 'METHODOLOGIST');
  if (!author) return;
  await client.query(
    `insert into instrument_version (id, state, parent_id, content, translations, acknowledgements, notes,
       created_at, created_by, changed_at)
     select $1, 'DRAFT', id, content, translations, acknowledgements, $2, now(), $3, now()
     from instrument_version
     where state = 'PUBLISHED' and not exists (select from instrument_version where state = 'DRAFT')
     order by published_at desc limit 1`,
    [uuidV7(), JSON.stringify(NOTES), `${author.name} <${author.email}>`],
  );
}
