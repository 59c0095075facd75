import type { RequestContext } from '../../kernel/request-context.ts';
import { withTenant } from '../access/index.ts';
import { type Comment, readComments } from './comment.ts';
import { canReadComments } from './readers.rules.ts';
import { thinInternalServices } from './thin-services.ts';

/** The comment with this UUID, if the viewer may read it; null otherwise. */
export async function findComment(context: RequestContext, id: string): Promise<Comment | null> {
  if (!canReadComments(context.viewer)) return null;
  return withTenant(context, async (em) => {
    const place = { sql: 'id = ?::uuid', values: [id] };
    const [comment] = await readComments(em, [place], 1);
    if (!comment) return null;
    const hidden = await thinInternalServices(context, em, place, null);
    return hidden.includes(comment.subjectId) ? null : comment;
  });
}
