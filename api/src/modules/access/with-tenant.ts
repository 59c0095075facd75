import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '@otklik/schema';
import { uuidOf } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { requireRole } from './require-role.ts';

/** Every authority, for the platform. */
const ALL_AUTHORITIES = `
  select set_config('app.authorities', coalesce((select array_agg(id)::text from authority), '{}'), true)`;

/** The authority of the viewer and all below it. */
const AUTHORITIES_OF_VIEWER = `
  with recursive mine as (
    select id from authority where id = ?::uuid
    union
    select authority.id from authority join mine on authority.parent_id = mine.id
  )
  select set_config('app.authorities', coalesce((select array_agg(id)::text from mine), '{}'), true)`;

/**
 * Sets what the transaction may see to the viewer's authorities, as they are now. `withTenant` does it first;
 * again only after a change of the tree of authorities itself.
 */
export async function enterTenant(em: EntityManager, viewer: Viewer): Promise<void> {
  if (viewer.role === 'PLATFORM_ADMIN') {
    await em.execute(ALL_AUTHORITIES);
    return;
  }
  await em.execute(AUTHORITIES_OF_VIEWER, [viewer.authorityId && uuidOf('Authority', viewer.authorityId)]);
}

/**
 * Runs the work of a member of staff in one transaction, as the role otklik_staff and within the viewer's
 * authorities: the database itself hides the rows of all others. Commits when `work` resolves, rolls back when it
 * throws.
 * @param work gets an entity manager of its own; everything it does through it belongs to the transaction
 * @throws DomainError NOT_SIGNED_IN
 */
export async function withTenant<Result>(
  context: Pick<RequestContext, 'viewer' | 'em'>,
  work: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  const viewer = requireRole(context.viewer);
  return context.em.fork().transactional(async (em) => {
    await em.execute('set local role otklik_staff');
    await enterTenant(em, viewer);
    return work(em);
  });
}
