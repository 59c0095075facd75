import type { ClientBase } from 'pg';
import type { Day } from '../../../kernel/calendar.ts';
import { packFlowSums } from './flow-sums.ts';
import type { GrowingMonth } from './running-kinds.ts';
import { type DayFlow, readDayFlow, shardOf, SHARDS } from './running-sums.repository.ts';

/** Transactions to which days are added. */
export class GrowingFlow implements GrowingMonth {
  readonly shards = SHARDS.map(() => new Map<string, DayFlow>());

  get size(): number {
    return this.shards.reduce((all, { size }) => all + size, 0);
  }

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

  pack(): Promise<Buffer[]> {
    return Promise.all(this.shards.map((shard) => packFlowSums([...shard.values()])));
  }
}
