import type { Channel } from '@otklik/schema';
import { UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import type { Day } from '../../../kernel/calendar.ts';
import type { MonthMoment } from '../month-moment.ts';

/** Transactions of a service by channel and segment as they are read. */
export interface MonthFlowRow {
  serviceId: string;
  channel: Channel;
  /** UUID; null: the segment was not told. */
  segmentId: string | null;
  transactions: number;
}

/** What transactions are told apart by; there are few different ones. */
export interface FlowName {
  channel: Channel;
  /** UUID, or UNKNOWN_SEGMENT. */
  segment: string;
}

/** The transactions of all services in a month, as they were at one moment. */
export class MonthFlow implements MonthMoment {
  readonly version: string;
  readonly lastDay: Day;
  /** Number of its rows. */
  readonly size: number;
  /** First row and the one after the last, by UUID of the service. */
  readonly #rows = new Map<string, [first: number, end: number]>();
  readonly #names: FlowName[];
  readonly #transactions: Float64Array;

  /**
   * @param rows those of a service one after the other
   * @param nameOf the same object for the same channel and segment, whatever the month
   */
  constructor(
    { version, lastDay }: MonthMoment,
    rows: readonly MonthFlowRow[],
    nameOf: (channel: Channel, segment: string) => FlowName,
  ) {
    this.version = version;
    this.lastDay = lastDay;
    this.size = rows.length;
    this.#names = rows.map(({ channel, segmentId }) => nameOf(channel, segmentId ?? UNKNOWN_SEGMENT));
    this.#transactions = Float64Array.from(rows, ({ transactions }) => transactions);
    for (const [row, { serviceId }] of rows.entries()) {
      const range = this.#rows.get(serviceId);
      if (range) range[1] = row + 1;
      else this.#rows.set(serviceId, [row, row + 1]);
    }
  }

  /** Calls back for each channel and segment of a service. */
  each(serviceId: string, visit: (name: FlowName, transactions: number) => void): void {
    const range = this.#rows.get(serviceId);
    if (!range) return;
    for (let row = range[0]; row < range[1]; row++) visit(this.#names[row]!, this.#transactions[row]!);
  }
}

/** Makes one object for each channel and segment, by which they are told apart without their texts. */
export function flowNames(): (channel: Channel, segment: string) => FlowName {
  const names = new Map<string, FlowName>();
  return (channel, segment) => {
    const key = `${channel}|${segment}`;
    let name = names.get(key);
    if (!name) names.set(key, (name = { channel, segment }));
    return name;
  };
}
