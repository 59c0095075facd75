import type { CheckedRequest } from './issue-request.rules.ts';

/** Query field in which a page carries the token of an invitation. */
const INVITATION_FIELD = 'i';

/** The page on which an invitation is answered, from the root of this server. */
export function pageOf(
  { touchpoint, subject, segment, language }: Pick<CheckedRequest, 'touchpoint' | 'subject' | 'segment' | 'language'>,
  token: string,
): string {
  const query = new URLSearchParams();
  if (subject.kind === 'SERVICE') query.set('service', subject.slug);
  else if (subject.kind === 'LIFE_SITUATION') query.set('situation', subject.slug);
  else query.set('itself', '1');
  if (segment) query.set('segment', segment.slug);
  query.set('lang', language.toLowerCase());
  query.set(INVITATION_FIELD, token);
  return `/r/${touchpoint.slug}?${query.toString()}`;
}
