import type { StaffRole } from '@otklik/schema';
import { Extensions, type MiddlewareFn, UseMiddleware } from 'type-graphql';
import { DomainError } from '../../kernel/domain-error.ts';
import { toUserErrors } from '../../kernel/payload.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { requireRole } from './require-role.ts';

/**
 * Guards a query, mutation or field of the staff schema: the viewer must be signed in and, when roles are named,
 * have one of them. A refused mutation answers with `userErrors`; anything else fails with the catalogued code.
 * Operations carry `extensions.staffRoles`, by which a test finds the unguarded ones.
 */
export function StaffOnly(...roles: readonly StaffRole[]): MethodDecorator {
  const guard: MiddlewareFn<RequestContext> = async ({ context, info }, next) => {
    try {
      requireRole(context.viewer, ...roles);
    } catch (error) {
      if (!(error instanceof DomainError) || info.parentType.name !== 'Mutation') throw error;
      return { userErrors: toUserErrors(context, error.faults) };
    }
    return next();
  };
  return (target, name, descriptor) => {
    UseMiddleware(guard)(target, name, descriptor);
    Extensions({ staffRoles: roles })(target, name, descriptor);
  };
}
