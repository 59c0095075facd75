import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Language, Viewer } from '@otklik/schema';
import type { DemoAccount, GraphQLResult, HostServices } from '@otklik/schema/host';
import Fastify, { type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { isDatabaseAway } from './database/server-trouble.ts';
import { DomainError } from './kernel/domain-error.ts';
import { startApollo } from './server/apollo.ts';
import { buildSchemas } from './server/build-schemas.ts';
import { commonHeaders } from './server/common-headers.ts';
import { cookieOf, sessionCookieOf } from './server/cookies.ts';
import { errorAnswers } from './server/error-answers.ts';
import { graphiqlEndpoint } from './server/graphiql.ts';
import { type Asker, type GraphQLEndpoint, graphqlEndpoint } from './server/graphql-endpoint.ts';
import { executeInTime } from './server/in-time.ts';
import { healthEndpoints, type Readiness } from './server/health.ts';
import { LoadShedding, retryAfter } from './server/load-shedding.ts';
import { metricsEndpoint } from './server/metrics.ts';
import { isStaffPath, loadPages, pagesEndpoint, type PagesHandler } from './server/pages.ts';
import type { Platform } from './server/platform.ts';
import { isSameOrigin } from './server/same-origin.ts';
import { widgetEndpoint, type WidgetFile } from './server/widget-files.ts';

export interface ServerOptions {
  platform: Platform;
  log: Logger;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Address under which people reach the server; with port 0 the port that was taken is put into it. */
  publicOrigin: string;
  /** Proxies in front of the server whose word on the client's address is taken. */
  trustedProxyHops: number;
  readiness: Readiness;
  widget: WidgetFile;
  /** Built handler of the pages; null: no pages (the api alone, in its tests). */
  pagesFile: string | null;
  /** Longest wait for requests that are still arriving when the server closes; 10 seconds unless given. */
  closeGraceMs?: number;
  /** Accounts to look around with. */
  demoAccounts: () => Promise<readonly DemoAccount[]>;
}

export interface RunningServer {
  port: number;
  origin: string;
  /** Takes no more requests, answers those that have arrived, and waits for slow clients at most ten seconds. */
  close(): Promise<void>;
}

const CLOSE_GRACE_MS = 10_000;

/** Starts HTTP: both GraphQL endpoints, the widget, health, metrics and the pages, on one port. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { platform, log, readiness, widget } = options;
  const { publicSchema, staffSchema } = buildSchemas();
  const publicApollo = await startApollo(publicSchema, { isPublic: true, log });
  const staffApollo = await startApollo(staffSchema, { isPublic: false, log });
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    trustProxy: trustedHops(options.trustedProxyHops),
    requestTimeout: 15_000,
    forceCloseConnections: 'idle',
    // What still arrives on an open connection while the server closes is answered like everything else.
    return503OnClosing: false,
    http: {
      headersTimeout: 10_000,
      maxHeaderSize: 8_192,
      keepAliveTimeout: 30_000,
      // How often Node looks for requests that take longer than the two limits above.
      connectionsCheckingInterval: 2_000,
    },
    routerOptions: { ignoreTrailingSlash: true },
  });
  errorAnswers(app, log);

  let origin = options.publicOrigin;
  const cookie = () => sessionCookieOf(origin);
  const viewerOf = async (request: FastifyRequest): Promise<Viewer | null> => {
    const token = cookieOf(request.headers.cookie, cookie().name);
    return token ? platform.access.viewerOfToken(token) : null;
  };

  commonHeaders(app, () => origin);
  const load = new LoadShedding((turnedAway) => log.warn({ turnedAway }, 'more to do than can be done'));
  metricsEndpoint(app, load);
  healthEndpoints(app, readiness);
  widgetEndpoint(app, widget);
  graphiqlEndpoint(app);
  const createContext: GraphQLEndpoint['createContext'] = (...request) => platform.createContext(...request);
  await graphqlEndpoint(app, {
    path: '/graphql',
    // No cookie is ever read there.
    isForEveryOrigin: true,
    server: publicApollo,
    load,
    createContext,
    identify: (request) => {
      const { authorization } = request.headers;
      if (!authorization) return { viewer: null, partner: null };
      return platform.access
        .partnerOfKey(authorization)
        .then((partner) => (partner ? { viewer: null, partner } : 'KEY_INVALID'));
    },
  });
  await graphqlEndpoint(app, {
    path: '/staff/graphql',
    isForEveryOrigin: false,
    server: staffApollo,
    load,
    createContext,
    identify: async (request) => {
      if (!isSameOrigin(request, origin)) return 'NOT_PERMITTED';
      const viewer = await viewerOf(request);
      return viewer ? { viewer, partner: null } : 'NOT_SIGNED_IN';
    },
  });

  const executeAs = (asker: Asker, requestId: string) =>
    async function execute<Data>(document: string, variables: Record<string, unknown>, language: Language) {
      const apollo = asker.viewer ? staffApollo : publicApollo;
      const context = createContext(asker, language, requestId);
      const response = await executeInTime(apollo, { query: document, variables }, context);
      if (response.body.kind !== 'single') throw new Error('Only single results are answered');
      // Resolvers make objects without a prototype, which the pages cannot hand to the browser.
      return JSON.parse(JSON.stringify(response.body.singleResult)) as GraphQLResult<Data>;
    };

  const hostServices = async (request: FastifyRequest): Promise<HostServices> => {
    const isStaffPage = isStaffPath(request.url);
    const token = cookieOf(request.headers.cookie, cookie().name);
    return {
      execute: (document, variables, viewer, language) =>
        executeAs({ viewer, partner: null }, request.id)(document, variables, language),
      viewer: isStaffPage ? await viewerOf(request) : null,
      signIn: async (email, password) => {
        try {
          const session = await platform.access.signIn(email, password);
          // Whoever signs in anew leaves the session that the browser still held.
          if (session && token) await platform.access.signOut(token);
          return session;
        } catch (error) {
          if (isBusy(error)) return 'SERVICE_BUSY';
          throw error;
        }
      },
      signOut: async () => {
        try {
          if (token) await platform.access.signOut(token);
          return true;
        } catch (error) {
          if (isBusy(error)) return false;
          throw error;
        }
      },
      sessionCookie: cookie(),
      requestId: request.id,
      retryAfterSeconds: Number(retryAfter()),
      areFiguresInPreparation: !platform.publisher.hasLooked,
      origin,
      widget: { version: widget.version, url: `${origin}${widget.path}`, integrity: widget.integrity },
      demoAccounts: isStaffPage ? await options.demoAccounts() : [],
    };
  };
  if (options.pagesFile) {
    const handler: PagesHandler = await loadPages(options.pagesFile);
    await pagesEndpoint(app, { handler, publicOrigin: () => origin, load, log, hostServices });
  }

  await app.listen({ host: options.host, port: options.port });
  const { port } = app.server.address() as AddressInfo;
  if (options.port === 0) origin = `http://localhost:${port}`;
  return {
    port,
    origin,
    async close() {
      // Node looks for idle connections once: those that are answered now would stay open until they time out.
      const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
      // A closing server no longer looks for slow requests: a client that never finishes would keep it for ever.
      const deadline = setTimeout(() => app.server.closeAllConnections(), options.closeGraceMs ?? CLOSE_GRACE_MS);
      try {
        await app.close();
      } finally {
        clearInterval(sweep);
        clearTimeout(deadline);
        load.stop();
      }
      await Promise.all([publicApollo.stop(), staffApollo.stop()]);
    },
  };
}

/** What may be tried again later: too many sign in at once, or the database cannot be asked. */
const isBusy = (error: unknown): boolean =>
  isDatabaseAway(error) || (error instanceof DomainError && error.faults.some(({ code }) => code === 'SERVICE_BUSY'));

/** Trusts the word of exactly so many proxies in front, counted from the server. */
const trustedHops = (hops: number) => (hops > 0 ? (_address: string, hop: number) => hop < hops : false);
