import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { LoadClass, LoadShedding } from './load-shedding.ts';

/** Prometheus metrics, for this machine only: a proxy in front of the server never passes them on. */
export function metricsEndpoint(app: FastifyInstance, load: LoadShedding): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'otklik_http_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const turnedAway = new Counter({
    name: 'otklik_turned_away_total',
    help: 'Requests answered 503 because there was more to do than could be done.',
    labelNames: ['kind'],
    registers: [],
    collect() {
      this.reset();
      for (const kind of Object.keys(load.turnedAway) as LoadClass[]) this.inc({ kind }, load.turnedAway[kind]);
    },
  });
  registry.registerMetric(turnedAway);
  const byPlace = new Map<string, ReturnType<typeof durations.labels>>();
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const place = `${route} ${reply.statusCode}`;
    let duration = byPlace.get(place);
    if (!duration) byPlace.set(place, (duration = durations.labels(route, String(reply.statusCode))));
    duration.observe(reply.elapsedTime / 1_000);
    done();
  });
  app.get('/metrics', async (request, reply) => {
    const isLocal = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
    if (!isLocal || request.headers['x-forwarded-for'] || request.headers.forwarded) return reply.code(404).send();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
