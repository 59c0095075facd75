import type { ClientBase } from 'pg';
import type { Day } from '../../../kernel/calendar.ts';
import { packFlowSums } from './flow-sums.ts';
import { type DayFlow, readDayFlow } from './running-sums.repository.ts';

/** Transactions to which days are added. */
export class GrowingFlow {
  /** By service, touchpoint and segment. */
  readonly flow = new Map<string, DayFlow>();

  get size(): number {
    return this.flow.size;
  }

  /** Reads one day and adds it. */
  async add(client: ClientBase, day: Day): Promise<void> {
    for (const flow of await readDayFlow(client, day)) {
      const { serviceId, touchpointId, segmentId, transactions } = flow;
      const name = [serviceId, touchpointId, segmentId].join();
      const known = this.flow.get(name);
      if (known) known.transactions += transactions;
      else this.flow.set(name, { ...flow });
    }
  }

  /** The sums so far as they are kept, in their pieces. */
  pack(): Promise<Buffer[]> {
    return packFlowSums([...this.flow.values()]);
  }
}
