import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import type { FigureField } from './public-fields.ts';
import type { Outsider } from './outsider.ts';

/** Something that has figures, as the public sees it. */
export interface PublicThing {
  /** Name of its GraphQL type. */
  type: string;
  id: string;
  slug: string;
  /** Authority: the one above it. Service: the one that answers for it. */
  above: string | null;
  /** Channels in which it can be rated; null when the registry does not tell. */
  channels: readonly string[] | null;
  /** Of a service: whether its clients are employees. */
  audience?: string;
  /** Of a service: where it can be rated, and how. */
  places?: readonly { channel: string; modes: readonly string[] }[];
}

interface Page {
  list: { nodes: Listed[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}
interface Listed {
  id: string;
  slug: string;
  parent?: { id: string } | null;
  authority?: { id: string };
  channel?: string;
  audience?: string;
  touchpoints?: { channel: string; modes: string[] }[];
}

/** What is read of each type beside id and slug. */
const STRUCTURE: Readonly<Record<string, string>> = {
  Authority: 'parent { id }',
  Service: 'authority { id } audience touchpoints { channel modes }',
  Touchpoint: 'channel',
};

/**
 * Everything with figures that the public lists offer, retired things too.
 * @throws Error when a type has figures and no list
 */
export async function listThings(
  outsider: Outsider,
  schema: GraphQLSchema,
  fields: readonly FigureField[],
): Promise<PublicThing[]> {
  const things: PublicThing[] = [];
  for (const type of new Set(fields.map(({ host }) => host))) {
    if (type === 'Query') continue;
    const list = Object.values(schema.getQueryType()!.getFields()).find(
      ({ type: of }) => getNamedType(of).name === `${type}Connection`,
    );
    const listed = schema.getType(type);
    if (!list || !isObjectType(listed) || !('slug' in listed.getFields()))
      throw new Error(`${type} has figures, but no list of all: teach the audit where to find them`);
    const all = list.args.some(({ name }) => name === 'includeRetired') ? ', includeRetired: true' : '';
    let after: string | null = null;
    do {
      const page: Page = await outsider.ask(
        `{ list: ${list.name}(first: 50${all}${after ? `, after: ${JSON.stringify(after)}` : ''}) {
          nodes { id slug ${STRUCTURE[type] ?? ''} } pageInfo { hasNextPage endCursor } } }`,
      );
      things.push(
        ...page.list.nodes.map(({ id, slug, parent, authority, channel, audience, touchpoints }) => ({
          type,
          id,
          slug,
          above: parent?.id ?? authority?.id ?? null,
          channels: channel ? [channel] : (touchpoints?.map((touchpoint) => touchpoint.channel) ?? null),
          ...(audience && { audience }),
          ...(touchpoints && { places: touchpoints }),
        })),
      );
      after = page.list.pageInfo.hasNextPage ? page.list.pageInfo.endCursor : null;
    } while (after);
  }
  return things;
}
