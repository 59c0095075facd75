import { INVITATION_FIELD } from './invitation-field.ts';
import { findOffers, findTouchpoint, type TouchpointPage } from './touchpoint.ts';
import type { SubjectReference } from './submit.ts';

/** What a form is about, and where. */
export interface RatingTarget {
  touchpoint: string;
  subject: SubjectReference;
  /** Slug of a segment, where the link that led here names one. */
  segment: string | null;
  /** Token of the invitation that the link carries, of whatever form: the API judges it. */
  invitation: string | null;
}

/** What a link says of who follows it. */
const respondentOf = (query: URLSearchParams) => ({
  segment: query.get('segment'),
  invitation: query.get(INVITATION_FIELD),
});

/**
 * The target of a touchpoint's link. The subject stands in the address (`service`, `situation` or
 * `itself`); with one possibility it needs no choice. `choose` is given where the person has to choose.
 * Null when there is no such touchpoint.
 */
export async function targetAtTouchpoint(
  locals: App.Locals,
  id: string,
  query: URLSearchParams,
): Promise<{ target: RatingTarget } | { choose: TouchpointPage } | null> {
  const touchpoint = await findTouchpoint(locals, id);
  if (!touchpoint) return null;
  const target = (subject: SubjectReference) => ({
    target: { touchpoint: touchpoint.slug, subject, ...respondentOf(query) },
  });
  const [service, situation] = [query.get('service'), query.get('situation')];
  if (service) return target({ service });
  if (situation) return target({ lifeSituation: situation });
  if (query.has('itself')) return target(null);
  const services = touchpoint.services.filter(({ retired }) => !retired);
  const [only] = services;
  if (only && services.length === 1 && !touchpoint.ratedAsItself) return target({ service: only.slug });
  if (services.length === 0 && touchpoint.ratedAsItself) return target(null);
  return { choose: { ...touchpoint, services } };
}

/**
 * The target of a subject's link: a service or life situation, at the touchpoint in the address, else at
 * a page it is offered at. Null when nothing has this name or it can be rated nowhere.
 */
export async function targetOfSubject(
  locals: App.Locals,
  slug: string,
  query: URLSearchParams,
): Promise<RatingTarget | null> {
  const offers = await findOffers(locals, slug);
  const touchpoint = query.get('touchpoint') ?? offers?.touchpoints[0]?.slug;
  if (!offers || !touchpoint) return null;
  const subject = offers.kind === 'SERVICE' ? { service: offers.slug } : { lifeSituation: offers.slug };
  return { touchpoint, subject, ...respondentOf(query) };
}
