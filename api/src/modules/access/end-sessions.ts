import { uuidOf } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { requireRole } from './require-role.ts';
import { endSessionsOf } from './sessions.ts';

/** Ends every session of the viewer. @throws DomainError NOT_SIGNED_IN */
export async function endSessions({ viewer, pool }: RequestContext): Promise<true> {
  const { id } = requireRole(viewer);
  await endSessionsOf(pool, uuidOf('Account', id)!);
  return true;
}
