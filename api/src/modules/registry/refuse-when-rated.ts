import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../../kernel/domain-error.ts';

/**
 * Refuses a change of what past ratings were given under: it would move them into another series. Whoever needs it
 * retires the row and makes a new one.
 * @param fields names of such fields that the change touches; empty: nothing is asked
 * @throws DomainError HAS_RATINGS for each field, when there are ratings
 */
export async function refuseWhenRated(em: EntityManager, id: string, fields: readonly string[]): Promise<void> {
  if (fields.length === 0) return;
  const [use] = await em.execute<{ isRated: boolean }[]>(
    `select exists (select from cell where subject_id = i.id or touchpoint_id = i.id) as "isRated"
     from (select ?::uuid as id) i`,
    [id],
  );
  if (use?.isRated)
    throw new DomainError(...fields.map((field) => ({ code: 'HAS_RATINGS' as const, path: ['input', field] })));
}
