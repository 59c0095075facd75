import type { Channel, Mode } from '@otklik/schema';
import type { Named } from '../registry/named.ts';
import { askPublic } from '../run.ts';

/** A point of contact with what can be rated there. */
export interface TouchpointPage extends Named {
  channel: Channel;
  modes: readonly Mode[];
  place: string | null;
  ratedAsItself: boolean;
  retired: boolean;
  services: readonly (Named & { retired: boolean })[];
}

/** A point of contact that a service or life situation may be rated at. */
export type OfferedAt = Named & { channel: Channel; modes: readonly Mode[]; retired: boolean };

const NAMED = `slug name(language: $language)`;

export const TOUCHPOINT = `query Touchpoint($id: ID!, $language: Language) {
  touchpoint(id: $id) { ${NAMED} channel modes place ratedAsItself retired services { ${NAMED} retired } }
}`;

export const OFFERS = `query Offers($id: ID!, $language: Language) {
  service(id: $id) { slug touchpoints { ${NAMED} channel modes retired } }
  lifeSituation(id: $id) { slug stages { services { touchpoints { ${NAMED} channel modes retired } } } }
}`;

/** A touchpoint by slug or id; null when there is none. */
export async function findTouchpoint(locals: App.Locals, id: string): Promise<TouchpointPage | null> {
  const variables = { id, language: locals.language };
  return (await askPublic<{ touchpoint: TouchpointPage | null }>(locals, TOUCHPOINT, variables)).touchpoint;
}

/** Which kind of subject a slug names, and where it can be rated on a page: portals first. Null when nothing has it. */
export async function findOffers(locals: App.Locals, id: string) {
  const { service, lifeSituation } = await askPublic<{
    service: { slug: string; touchpoints: OfferedAt[] } | null;
    lifeSituation: { slug: string; stages: { services: { touchpoints: OfferedAt[] }[] }[] } | null;
  }>(locals, OFFERS, { id, language: locals.language });
  if (service) return { kind: 'SERVICE' as const, slug: service.slug, touchpoints: onPages(service.touchpoints) };
  if (!lifeSituation) return null;
  const touchpoints = lifeSituation.stages.flatMap((stage) => stage.services.flatMap((used) => used.touchpoints));
  return { kind: 'LIFE_SITUATION' as const, slug: lifeSituation.slug, touchpoints: onPages(touchpoints) };
}

function onPages(touchpoints: readonly OfferedAt[]): OfferedAt[] {
  const usable = touchpoints.filter(({ retired, modes }) => !retired && modes.includes('WEB'));
  return usable.toSorted((a, b) => Number(b.channel === 'PORTAL') - Number(a.channel === 'PORTAL'));
}
