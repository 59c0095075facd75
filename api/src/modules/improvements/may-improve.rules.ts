import type { StaffRole } from '@otklik/schema';
import type { RequestContext } from '../../kernel/request-context.ts';

/** Who registers improvements and publishes reports, and who reads them. */
export const IMPROVERS = ['ANALYST', 'AUTHORITY_ADMIN'] as const satisfies readonly StaffRole[];
export const IMPROVEMENT_READERS = [
  ...IMPROVERS,
  'MODERATOR',
  'PLATFORM_ADMIN',
] as const satisfies readonly StaffRole[];

/** True when the viewer registers improvements for this authority: the own one or one below it. */
export function mayImprove(
  { viewer, directory }: Pick<RequestContext, 'viewer' | 'directory'>,
  authorityId: string,
): boolean {
  if (!viewer?.authorityId || !(IMPROVERS as readonly StaffRole[]).includes(viewer.role)) return false;
  return directory.find('AUTHORITY', viewer.authorityId)?.withDescendants.includes(authorityId) ?? false;
}
