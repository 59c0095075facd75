import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ADVISORY_LOCKS } from '../../database/advisory-locks.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { enterTenant, recordChange, requireRole, withTenant } from '../access/index.ts';
import { type Entry, ID_KIND } from './directory.ts';
import { ownerOf, takeSnapshot } from './registry-snapshot.ts';

/**
 * Changes one object of the registry: in one transaction the change and its entry in the audit trail, with the
 * object before and after; then the directory of this process is read again. A change that changes nothing leaves
 * no entry.
 * @param action name of the mutation
 * @param work the change itself; the caller has checked the input and the rights
 * @throws DomainError SLUG_TAKEN, HAS_RATINGS
 */
export async function changeRegistry(
  context: RequestContext,
  action: string,
  { kind, id }: Pick<Entry, 'kind' | 'id'>,
  work: (em: EntityManager) => Promise<void> | void,
): Promise<void> {
  try {
    await withTenant(context, async (em) => {
      // One at a time: an object refers to others, which a change at the same time may hold while it waits for this one.
      await em.execute('select pg_advisory_xact_lock(?)', [ADVISORY_LOCKS.registry]);
      const before = await takeSnapshot(em, kind, id);
      await work(em);
      await em.flush();
      const after = await takeSnapshot(em, kind, id);
      const known = after ?? before;
      if (!known || isDeepStrictEqual(before, after)) return;
      if (kind === 'AUTHORITY') await enterTenant(em, requireRole(context.viewer));
      const object = { type: ID_KIND[kind], id, authorityId: ownerOf(kind, known) };
      await recordChange(em, context, action, object, before, after);
    });
  } catch (error) {
    throw expected(error) ?? error;
  }
  await context.directory.refresh();
}

/** What the constraints of the database mean to the person; undefined for anything unexpected. */
function expected(error: unknown): DomainError | undefined {
  const { constraint } = error as { constraint?: string };
  if (constraint?.endsWith('_slug_unique')) return new DomainError({ code: 'SLUG_TAKEN', path: ['input', 'slug'] });
  if (constraint?.endsWith('_has_ratings')) return new DomainError({ code: 'HAS_RATINGS', path: ['input', 'id'] });
  return undefined;
}
