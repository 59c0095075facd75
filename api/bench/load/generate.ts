// The load generator: a process of its own, told over its channel what to send, and answering with what it measured.
import process from 'node:process';
import { Connection } from './connection.ts';
import { isStored, ratingRequests, type RequestTarget } from './rating-requests.ts';

/** One slice of load. */
export interface SliceOrder extends RequestTarget {
  /** Ports of the servers that the connections are spread over; that of the target alone unless given. */
  ports?: readonly number[];
  connections: number;
  warmUpSeconds: number;
  seconds: number;
}

/** What a slice brought. Latencies are of the measured part only; `acknowledged` counts the warm-up as well. */
export interface SliceReport {
  acknowledged: number;
  measured: number;
  seconds: number;
  /** Milliseconds, unsorted. */
  latenciesMs: number[];
  /** The first answer that was not a stored rating; null when all were. */
  failure: string | null;
}

process.on('message', (order: SliceOrder) => {
  runSlice(order).then(
    (report) => process.send!(report),
    (error: Error) => process.send!({ failure: error.message } satisfies Partial<SliceReport>),
  );
});
process.on('disconnect', () => process.exit());
process.send!('ready');

async function runSlice(order: SliceOrder): Promise<SliceReport> {
  const nextRequest = ratingRequests(order);
  const ports = order.ports ?? [order.port];
  const connections = await Promise.all(
    Array.from({ length: order.connections }, (_, index) => Connection.open(order.host, ports[index % ports.length]!)),
  );
  const measureFrom = performance.now() + order.warmUpSeconds * 1_000;
  const until = measureFrom + order.seconds * 1_000;
  const latenciesMs: number[] = [];
  let acknowledged = 0;
  let failure: string | null = null;
  const keepAsking = async (connection: Connection): Promise<void> => {
    for (let sentAt = performance.now(); sentAt < until && failure === null; sentAt = performance.now()) {
      const answer = await connection.ask(nextRequest());
      if (!isStored(answer)) failure = `${answer.status} ${answer.body.slice(0, 300)}`;
      else acknowledged++;
      const answeredAt = performance.now();
      if (answeredAt >= measureFrom && answeredAt < until) latenciesMs.push(answeredAt - sentAt);
    }
  };
  try {
    await Promise.all(connections.map(keepAsking));
  } finally {
    for (const connection of connections) connection.close();
  }
  return { acknowledged, measured: latenciesMs.length, seconds: order.seconds, latenciesMs, failure };
}
