import type { ClientBase } from 'pg';
import type { Day } from '../../../kernel/calendar.ts';
import { GrowingCells } from './growing-cells.ts';
import { GrowingFlow } from './growing-flow.ts';
import type { RunningKindName } from './running-sums.repository.ts';

/** Sums of a month to which its days are added. */
export interface GrowingMonth {
  /** Different things that are counted. */
  readonly size: number;
  /** Reads one day and adds it. */
  add(client: ClientBase, day: Day): Promise<void>;
  /** The sums so far as they are kept, of every shard. */
  pack(): Promise<Buffer[]>;
}

/** What running sums are kept of, and what begins the sums of a month. */
export const RUNNING_KINDS: Record<RunningKindName, () => GrowingMonth> = {
  T: () => new GrowingCells(),
  F: () => new GrowingFlow(),
};
export const RUNNING_KIND_NAMES = Object.keys(RUNNING_KINDS) as RunningKindName[];
