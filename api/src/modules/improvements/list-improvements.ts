import type { ImprovementState } from '@otklik/schema';
import { type Connection, pageRequest, toConnection } from '../../kernel/connection.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidOf } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { withTenant } from '../access/index.ts';
import { Improvement } from './improvement.entity.ts';

/** Improvements of the viewer's authorities, newest first. @throws DomainError PAGE_SIZE, CURSOR_INVALID */
export async function listImprovements(
  context: RequestContext,
  { first, after, state }: { first: number; after: string | null; state: ImprovementState | null },
): Promise<Connection<Improvement>> {
  const request = pageRequest(first, after);
  const cursor = request.after && placeOf(request.after);
  const rows = await withTenant(context, (em) =>
    em.find(
      Improvement,
      {
        ...(state && { state }),
        ...(cursor && {
          $or: [
            { registeredAt: { $lt: cursor.registeredAt } },
            { registeredAt: cursor.registeredAt, id: { $lt: cursor.id } },
          ],
        }),
      },
      { orderBy: { registeredAt: 'desc', id: 'desc' }, limit: first + 1 },
    ),
  );
  return toConnection(rows, request, ({ registeredAt, id }) => [registeredAt.toISOString(), id]);
}

function placeOf([registeredAt = '', id = '']: readonly string[]): { registeredAt: Date; id: string } {
  if (Number.isNaN(Date.parse(registeredAt)) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new DomainError({ code: 'CURSOR_INVALID', path: ['after'] });
  return { registeredAt: new Date(registeredAt), id };
}

/** The improvement with this global id, if it is of the viewer's authorities; null otherwise. */
export async function findImprovement(context: RequestContext, id: string): Promise<Improvement | null> {
  const uuid = uuidOf('Improvement', id);
  return uuid ? withTenant(context, (em) => em.findOne(Improvement, { id: uuid })) : null;
}
