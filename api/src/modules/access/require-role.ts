import type { StaffRole, Viewer } from '@otklik/schema';
import { DomainError } from '../../kernel/domain-error.ts';

/**
 * The viewer, who must be signed in and, when roles are named, have one of them.
 * @throws DomainError NOT_SIGNED_IN, NOT_PERMITTED
 */
export function requireRole(viewer: Viewer | null, ...roles: readonly StaffRole[]): Viewer {
  if (!viewer) throw new DomainError({ code: 'NOT_SIGNED_IN', path: [] });
  if (roles.length > 0 && !roles.includes(viewer.role)) throw new DomainError({ code: 'NOT_PERMITTED', path: [] });
  return viewer;
}
