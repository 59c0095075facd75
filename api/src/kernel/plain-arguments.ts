import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { Extensions } from 'type-graphql';
import type { RequestContext } from './request-context.ts';

/** A field resolver that takes its arguments as graphql has read them, and needs nothing of its class. */
type PlainResolver = (root: never, args: never, context: RequestContext, info: GraphQLResolveInfo) => unknown;

/**
 * Marks a field that a list asks for hundreds of times, or a mutation of the path that every rating takes: the server calls
 * its resolver itself, without the instances of arguments that type-graphql would make each time. Parameters are root,
 * arguments, context and info, in this order, and no middleware guards it.
 */
export function PlainArguments() {
  return <Method extends PlainResolver>(target: object, name: string, descriptor: TypedPropertyDescriptor<Method>) =>
    void Extensions({ plainResolver: descriptor.value! })(target, name, descriptor as PropertyDescriptor);
}

/** The resolver of a field that is marked; undefined for all others. */
export const plainResolverOf = ({
  extensions,
}: {
  extensions: Readonly<Record<string, unknown>>;
}): GraphQLFieldResolver<unknown, unknown> | undefined =>
  extensions.plainResolver as GraphQLFieldResolver<unknown, unknown> | undefined;
