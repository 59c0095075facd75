import { toGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { BreakdownRow } from './figures.ts';

/** A row of a breakdown as it leaves the api: touchpoints and segments by their global ids, with slug and name. */
export interface BreakdownItem extends Omit<BreakdownRow, 'by'> {
  slug: string | null;
  name: string | null;
}

/** What the registry knows of a row, retired or not; a code has neither slug nor name. */
export function breakdownItem(
  { by, key, share, estimate }: BreakdownRow,
  { directory, language }: Pick<RequestContext, 'directory' | 'language'>,
): BreakdownItem {
  if (key === null || (by !== 'TOUCHPOINT' && by !== 'SEGMENT'))
    return { key, share, estimate, slug: null, name: null };
  const { slug, name } = directory.get(by, key);
  const id = toGlobalId(by === 'TOUCHPOINT' ? 'Touchpoint' : 'Segment', key);
  return { key: id, share, estimate, slug, name: name[language] };
}
