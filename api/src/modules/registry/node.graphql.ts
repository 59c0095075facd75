import { Field, ID, InterfaceType } from 'type-graphql';
import type { IdKind } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { type Entry, ID_KIND } from './directory.ts';

/** How objects of one kind are found by id, and told from all others. */
export interface NodeSource {
  /** The object with this UUID, if the viewer may know of it; null otherwise. */
  find(context: RequestContext, uuid: string): Promise<object | null> | object | null;
  /** True for the values that `find` returns. */
  owns(value: object): boolean;
}

const sources = new Map<IdKind, NodeSource>();

/**
 * Makes objects of a kind reachable through `node(id)`. Called once by the module that holds them, when it is
 * loaded. The name of the kind is the name of its GraphQL type.
 */
export function registerNode(kind: IdKind, source: NodeSource): void {
  sources.set(kind, source);
}

/** The source of a kind, if objects of it can be asked for by id. */
export const nodeSource = (kind: IdKind): NodeSource | undefined => sources.get(kind);

/** The GraphQL type of an object that `node(id)` found. */
function nodeType(value: object): IdKind | undefined {
  for (const [kind, source] of sources) if (source.owns(value)) return kind;
  return undefined;
}

for (const [kind, idKind] of Object.entries(ID_KIND) as [Entry['kind'], IdKind][])
  registerNode(idKind, {
    find: ({ directory }, uuid) => directory.find(kind, uuid),
    owns: (value) => (value as Partial<Entry>).kind === kind,
  });

// Types are registered by the queries that return them, not for implementing the interface: the public schema must
// not name what only staff can reach.
@InterfaceType('Node', {
  description: 'Anything that can be asked for again by its id.',
  autoRegisterImplementations: false,
  resolveType: nodeType,
})
export abstract class NodeType {
  @Field(() => ID, { description: 'Global id: kind and UUID.' })
  id!: string;
}
