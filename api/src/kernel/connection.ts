import 'reflect-metadata';
import { type ClassType, Field, ObjectType } from 'type-graphql';
import { DomainError } from './domain-error.ts';

/** Largest page of any list. */
export const PAGE_SIZE_AT_MOST = 100;

@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More rows follow the last one of this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Rows precede the first one of this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row: pass it as `after` for the next page.' })
  endCursor!: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  nodes: Node[];
  pageInfo: PageInfo;
}

/**
 * Makes `<name>Connection` and `<name>Edge` for a list that grows.
 * @param name name of the node type in GraphQL
 * @param nodeType class of the node type
 */
export function connectionType<Node extends object>(
  name: string,
  nodeType: () => ClassType<Node>,
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One row of a list of ${name}, with its cursor.` })
  class EdgeType implements Edge<Node> {
    @Field(() => String, { description: 'Place of the row in the list.' })
    cursor!: string;

    @Field(() => nodeType() as never, { description: 'The row.', complexity: 0 })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name}.` })
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: 'Rows with their cursors.' })
    edges!: Edge<Node>[];

    @Field(() => [nodeType() as never], { description: 'Rows without their cursors.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where the page lies in the list.', complexity: 0 })
    pageInfo!: PageInfo;
  }
  return ConnectionType;
}

/** What a page of a list is asked for by. */
export interface PageRequest {
  /** Rows on the page, 1 to 100. */
  first: number;
  /** Sort key of the row before the page; null from the start. */
  after: string[] | null;
}

/**
 * Checks the arguments of a list.
 * @throws DomainError PAGE_SIZE, CURSOR_INVALID
 */
export function pageRequest(first: number, after: string | null | undefined): PageRequest {
  if (!Number.isInteger(first) || first < 1 || first > PAGE_SIZE_AT_MOST)
    throw new DomainError({ code: 'PAGE_SIZE', path: ['first'], params: { max: PAGE_SIZE_AT_MOST } });
  return { first, after: after ? decodeCursor(after) : null };
}

const encodeCursor = (key: readonly string[]) => Buffer.from(JSON.stringify(key)).toString('base64url');

function decodeCursor(cursor: string): string[] {
  const refuse = () => new DomainError({ code: 'CURSOR_INVALID', path: ['after'] });
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) throw refuse();
    throw error;
  }
  if (!Array.isArray(key) || !key.every((part): part is string => typeof part === 'string')) throw refuse();
  return key;
}

/**
 * A page from rows that were read one beyond its size.
 * @param rows up to `first + 1` rows in list order, beginning after the cursor
 * @param keyOf sort key of a row, as the query compares it
 */
export function toConnection<Node>(
  rows: readonly Node[],
  { first, after }: PageRequest,
  keyOf: (row: Node) => string[],
): Connection<Node> {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
