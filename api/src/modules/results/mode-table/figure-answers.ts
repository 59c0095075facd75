import type { Channel } from '@otklik/schema';
import type { ClientBase } from 'pg';
import { type DayRange, periodsIn } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import { countOf } from '../disclosure.rules.ts';
import { entersLate, type Leaf, leavesOf } from '../late-changes.rules.ts';
import { basisOf, readBasis } from '../publication-basis.repository.ts';
import { readSubjectTallies } from '../subject-tallies.ts';
import type { Tally } from '../tally.ts';
import { ADJUSTED_ITEMS, type AdjustedItem } from './mode-table.ts';
import { servicesForEffects } from './service-strata.ts';

/** Answers to each item by channel, of all services for external clients. */
export type FigureAnswers = ReadonlyMap<Channel, Readonly<Record<AdjustedItem, number>>>;

/**
 * What the figures of a quarter will be made of once a table is frozen, which publishes all quarters anew: what is published
 * of its months, with what came late and may enter by itself, and of the others everything. What waits is in the answers that a
 * table counts, and in no figure.
 */
export async function readFigureAnswers(
  client: ClientBase,
  directory: Directory,
  quarter: DayRange,
): Promise<FigureAnswers> {
  const services = new Set(servicesForEffects(directory));
  const basis = await readBasis(client, quarter, 'SCORE');
  const answers = new Map<Channel, Record<AdjustedItem, number>>();
  for (const month of periodsIn(quarter, 'MONTH')) {
    const now = leavesOf(await readSubjectTallies(client, directory, month, 'SCORE'));
    const published = basisOf(basis, 'MONTH', month.from)?.leaves;
    for (const key of new Set([...now.keys(), ...(published?.keys() ?? [])])) {
      const [before, after] = [published?.get(key), now.get(key)];
      const tally = published ? inFigures(before, after) : after?.tally;
      const { subject, channel } = (after ?? before)!;
      if (!tally || subject.kind !== 'SERVICE' || !services.has(subject.id)) continue;
      let own = answers.get(channel);
      if (!own) answers.set(channel, (own = { SAT: 0, EASE: 0, TIME: 0 }));
      for (const item of ADJUSTED_ITEMS) own[item] += countOf(tally, item);
    }
  }
  return answers;
}

function inFigures(before: Leaf | undefined, now: Leaf | undefined): Tally | undefined {
  const [was, is] = [before?.tally ?? null, now?.tally ?? null];
  return (entersLate(was, is) ? is : was) ?? undefined;
}
