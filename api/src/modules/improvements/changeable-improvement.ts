import type { EntityManager } from '@mikro-orm/postgresql';
import { LockMode } from '@mikro-orm/core';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidOf } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Improvement } from './improvement.entity.ts';
import { mayImprove } from './may-improve.rules.ts';

/**
 * The improvement that an input names, locked until the transaction ends, if the viewer may change it.
 * @param em of `withTenant`: improvements of other authorities are not there
 * @throws DomainError NOT_FOUND, NOT_PERMITTED
 */
export async function changeableImprovement(
  context: RequestContext,
  em: EntityManager,
  id: string,
): Promise<Improvement> {
  const uuid = uuidOf('Improvement', id);
  const improvement = uuid && (await em.findOne(Improvement, { id: uuid }, { lockMode: LockMode.PESSIMISTIC_WRITE }));
  if (!improvement) throw new DomainError({ code: 'NOT_FOUND', path: ['input', 'id'] });
  if (!mayImprove(context, improvement.authorityId))
    throw new DomainError({ code: 'NOT_PERMITTED', path: ['input', 'id'] });
  return improvement;
}
