import type { ClientBase } from 'pg';
import type { Day } from '../../../kernel/calendar.ts';
import { FLOW_SHARDS, packFlowSums, shardOf } from './flow-sums.ts';
import { type DayFlow, readDayFlow } from './running-sums.repository.ts';

/** Transactions to which days are added. */
export class GrowingFlow {
  readonly shards = FLOW_SHARDS.map(() => new Map<string, DayFlow>());

  get size(): number {
    return this.shards.reduce((all, { size }) => all + size, 0);
  }

  /** Reads one day and adds it. */
  async add(client: ClientBase, day: Day): Promise<void> {
    for (const flow of await readDayFlow(client, day)) {
      const { serviceId, touchpointId, segmentId, transactions } = flow;
      const shard = this.shards[shardOf(serviceId)]!;
      const name = [serviceId, touchpointId, segmentId].join();
      const known = shard.get(name);
      if (known) known.transactions += transactions;
      else shard.set(name, { ...flow });
    }
  }

  /** The sums so far as they are kept, of every shard. */
  pack(): Promise<Buffer[]> {
    return Promise.all(this.shards.map((shard) => packFlowSums([...shard.values()])));
  }
}
