import type { FastifyInstance } from 'fastify';

const EXAMPLE = `# What people say about a service: every figure comes with its interval and n.
query Services {
  services(first: 5) {
    nodes {
      name
      estimate(measure: SAT) { value interval { low high } n quality reason }
    }
  }
}
`;

/**
 * A page to try the public schema. Everything it needs is in the page itself: it works on a closed network. Its
 * editor needs inline scripts and workers, which no other page of the server may have.
 */
export function graphiqlEndpoint(app: FastifyInstance): void {
  let page: Promise<string> | null = null;
  app.get('/graphiql', async (_request, reply) => {
    // Two megabytes of script: loaded when someone asks for the page.
    page ??= import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) =>
      renderGraphiQL({ endpoint: '/graphql', title: 'Otklik GraphQL', defaultQuery: EXAMPLE, credentials: 'omit' }),
    );
    return reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; worker-src blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      .header('x-content-type-options', 'nosniff')
      .send(await page);
  });
}
