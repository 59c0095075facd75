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

/** Reads a list to its end, page after page. */
export async function wholeList<Node>(readPage: (after: string | null) => Promise<Page<Node>>): Promise<Node[]> {
  const rows: Node[] = [];
  let after: string | null = null;
  do {
    const page: Page<Node> = await readPage(after);
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

/** Selection of a connection around the selection of its nodes. */
export function connection(node: string): string {
  return `edges { node { ${node} } } pageInfo { hasNextPage endCursor }`;
}

/** Rows of a connection, and the cursor of the next page. */
export function pageOf<Node>({ edges, pageInfo }: Connection<Node>): Page<Node> {
  return { rows: edges.map((edge) => edge.node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
