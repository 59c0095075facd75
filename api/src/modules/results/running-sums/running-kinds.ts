import type { ClientBase } from 'pg';
import { addDays, type Day } from '../../../kernel/calendar.ts';
import { packDays } from './days-of-subject.ts';
import { GrowingCells } from './growing-cells.ts';
import { GrowingFlow } from './growing-flow.ts';
import { type MonthToDay, type RunningKindName, writeRunningSums } from './running-sums.repository.ts';
import { readRatedSubjects, readSubjectDays, writeSubjectDays } from './subject-days.repository.ts';

/** Subjects whose days are read at once: some thousand rows, so that nobody waits long beside it. */
export const SUBJECTS_AT_ONCE = 25;

/**
 * Writes what is kept of the first days of a month, in steps of about the same length.
 * @yields after each step how many different things have come up so far
 */
export type MonthWriter = (client: ClientBase, days: MonthToDay) => AsyncIterable<number>;

/** Sums to which days are added. */
interface Growing {
  readonly size: number;
  add(client: ClientBase, day: Day): Promise<void>;
  pack(): Promise<Buffer[]>;
}

/** Sums to each of these days. */
const growing = (kind: RunningKindName, begin: () => Growing): MonthWriter =>
  async function* (client, { month, toDay }) {
    const sums = begin();
    for (let day = month; day <= toDay; day = addDays(day, 1)) {
      await sums.add(client, day);
      await writeRunningSums(client, kind, { month, toDay: day }, await sums.pack());
      yield sums.size;
    }
  };

async function* writeDaysOfSubjects(client: ClientBase, days: MonthToDay): AsyncIterable<number> {
  const subjects = await readRatedSubjects(client);
  for (let from = 0; from < subjects.length; from += SUBJECTS_AT_ONCE) {
    const read = await readSubjectDays(client, days, subjects.slice(from, from + SUBJECTS_AT_ONCE));
    const packed = await Promise.all([...read].map(async ([id, rows]) => [id, await packDays(rows)] as const));
    await writeSubjectDays(client, days.month, new Map(packed));
    yield from;
  }
}

/** What is kept of months. */
export const RUNNING_KINDS: Record<RunningKindName, MonthWriter> = {
  T: growing('T', () => new GrowingCells()),
  D: writeDaysOfSubjects,
  F: growing('F', () => new GrowingFlow()),
};
export const RUNNING_KIND_NAMES = Object.keys(RUNNING_KINDS) as RunningKindName[];
