import { uuidV7 } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { changeRegistry } from './change-registry.ts';
import type { SegmentEntry } from './directory.ts';
import { InputCheck } from './input-check.ts';
import { changeable } from './may-change.ts';
import { Segment } from './segment.entity.ts';
import type { SegmentChangeInput, SegmentCreateInput } from './segment.input.ts';

/** Creates a profile of clients, for the whole platform. @throws DomainError */
export async function createSegment(context: RequestContext, input: SegmentCreateInput): Promise<SegmentEntry> {
  const id = uuidV7(context.clock.now().getTime());
  const check = new InputCheck(context);
  check.platformOnly();
  const row = {
    id,
    slug: check.slug(input.slug),
    name: check.name(input.name, 'name'),
    audience: input.audience,
    retiredAt: null,
  };
  check.refuse();
  await changeRegistry(context, 'segmentCreate', { kind: 'SEGMENT', id }, (em) => {
    em.create(Segment, row);
  });
  return context.directory.get('SEGMENT', id);
}

/** Changes a profile of clients; what the input leaves out stays. @throws DomainError */
export async function changeSegment(context: RequestContext, input: SegmentChangeInput): Promise<SegmentEntry> {
  const { id, kind } = changeable(context, 'SEGMENT', input.id);
  const check = new InputCheck(context);
  const changes = {
    ...(input.slug != null && { slug: check.slug(input.slug) }),
    ...(input.name != null && { name: check.name(input.name, 'name') }),
    ...(input.retired === false && { retiredAt: null }),
  };
  check.refuse();
  await changeRegistry(context, 'segmentChange', { kind, id }, async (em) => {
    em.assign(await em.findOneOrFail(Segment, { id }), changes);
  });
  return context.directory.get('SEGMENT', id);
}
