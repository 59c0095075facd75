import { uuidOf } from '../../../kernel/ids.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import type { TouchpointEntry } from '../../registry/index.ts';

/** True for staff of the authority of a touchpoint or of one above it, and for those of the platform. */
export function ownsTouchpoint(
  { viewer, directory }: Pick<RequestContext, 'viewer' | 'directory'>,
  { authorityId }: TouchpointEntry,
): boolean {
  if (!viewer) return false;
  if (!viewer.authorityId) return true;
  const own = uuidOf('Authority', viewer.authorityId);
  return own !== null && (directory.find('AUTHORITY', own)?.withDescendants.includes(authorityId) ?? false);
}
