import type { Viewer } from '@otklik/schema';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidOf } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { Directory, Entry } from './directory.ts';

/** True when the authority is the viewer's own or stands below it, and the viewer administers it. */
export function administers(viewer: Viewer | null, directory: Directory, authorityId: string): boolean {
  if (viewer?.role === 'PLATFORM_ADMIN') return true;
  if (viewer?.role !== 'AUTHORITY_ADMIN' || !viewer.authorityId) return false;
  const own = directory.find('AUTHORITY', viewer.authorityId);
  return (
    own !== null && uuidOf('Authority', viewer.authorityId) === own.id && own.withDescendants.includes(authorityId)
  );
}

/** True when the viewer may change the entry. Segments and authorities at the top belong to the platform. */
export function mayChange({ viewer, directory }: Pick<RequestContext, 'viewer' | 'directory'>, entry: Entry): boolean {
  if (entry.kind === 'SEGMENT' || (entry.kind === 'AUTHORITY' && entry.parentId === null))
    return viewer?.role === 'PLATFORM_ADMIN';
  return administers(viewer, directory, entry.kind === 'AUTHORITY' ? entry.id : entry.authorityId);
}

/**
 * The entry that an input names, global id or slug, if the viewer may change it.
 * @param field of the input that names it
 * @throws DomainError NOT_FOUND, NOT_PERMITTED
 */
export function changeable<Kind extends Entry['kind']>(
  context: Pick<RequestContext, 'viewer' | 'directory'>,
  kind: Kind,
  id: string,
  field = 'id',
): Extract<Entry, { kind: Kind }> {
  const entry = context.directory.find(kind, id);
  if (!entry) throw new DomainError({ code: 'NOT_FOUND', path: ['input', field] });
  if (!mayChange(context, entry)) throw new DomainError({ code: 'NOT_PERMITTED', path: ['input', field] });
  return entry;
}
