import { DomainError } from '../../../kernel/domain-error.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { recordChange, withTenant } from '../../access/index.ts';
import { changeable, type TouchpointEntry } from '../../registry/index.ts';
import { isBridgeable } from './bridge.rules.ts';
import { BRIDGE_COLUMNS, type BridgeSetting } from './bridge.ts';
import type { BridgeSetInput } from './bridge.graphql.ts';
import { findBridge } from './find-bridge.ts';

/**
 * Sets the probability of a touchpoint for invitations from now on. Settings are added, never changed: those issued
 * before keep the way they were led, and the number of the setting they were drawn by.
 * @throws DomainError NOT_FOUND, NOT_PERMITTED, FIELD_INVALID, BRIDGE_NOT_POSSIBLE
 */
export async function setBridge(context: RequestContext, input: BridgeSetInput): Promise<BridgeSetting> {
  const { probability } = input;
  const touchpoint = touchpointOf(context, input.touchpoint);
  if (!(probability >= 0 && probability <= 1))
    throw new DomainError({
      code: 'FIELD_INVALID',
      path: ['input', 'probability'],
      params: { field: 'probability' },
    });
  if (probability > 0 && !isBridgeable(touchpoint))
    throw new DomainError({ code: 'BRIDGE_NOT_POSSIBLE', path: ['input', 'touchpoint'] });
  const before = await findBridge(context.pool, touchpoint.id);
  if (!before.isDefault && before.probability === probability) return before;
  return withTenant(context, async (em) => {
    const [bridge] = await em.execute<BridgeSetting[]>(
      `insert into bridge (touchpoint_id, probability, set_at) values (?, ?, ?) returning ${BRIDGE_COLUMNS}`,
      [touchpoint.id, probability, context.clock.now()],
    );
    // What a methodologist does is seen by all staff: it belongs to no authority.
    const authorityId = isMethodologist(context) ? null : touchpoint.authorityId;
    const object = { type: 'Touchpoint', id: touchpoint.id, authorityId } as const;
    const told = ({ version, probability: value }: BridgeSetting) => ({
      bridgeVersion: version,
      bridgeProbability: value,
    });
    await recordChange(em, context, 'bridgeSet', object, told(before), told(bridge!));
    return bridge!;
  });
}

const isMethodologist = ({ viewer }: RequestContext): boolean => viewer?.role === 'METHODOLOGIST';

/** Methodologists answer for the bridges of the whole installation, administrators for those of their touchpoints. */
function touchpointOf(context: RequestContext, reference: string): TouchpointEntry {
  if (!isMethodologist(context)) return changeable(context, 'TOUCHPOINT', reference, 'touchpoint');
  const touchpoint = context.directory.find('TOUCHPOINT', reference);
  if (!touchpoint) throw new DomainError({ code: 'NOT_FOUND', path: ['input', 'touchpoint'] });
  return touchpoint;
}
