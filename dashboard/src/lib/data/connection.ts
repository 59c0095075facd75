/** A list that grows, as the API gives it. */
export interface Connection<Node> {
  edges: readonly { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The same as a page shows it: rows, and where the next page begins (null at the end). */
export interface Page<Node> {
  rows: Node[];
  next: string | null;
}

/** Selection of a connection around the selection of its nodes. */
export function connection(node: string): string {
  return `edges { node { ${node} } } pageInfo { hasNextPage endCursor }`;
}

/** Rows of a connection, and the cursor of the next page. */
export function pageOf<Node>({ edges, pageInfo }: Connection<Node>): Page<Node> {
  return { rows: edges.map((edge) => edge.node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
