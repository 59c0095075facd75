import type { Channel } from '@otklik/schema';
import type { Pool } from 'pg';
import { withRole } from '../../../database/pool.ts';
import { type DayRange, periodsIn } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import { type ClosedMonth, decideEdition, DISCLOSURE_DECISIONS, type EditionRequest } from '../decide-edition.ts';
import { countOf, type SubjectTallies } from '../disclosure.rules.ts';
import { isChanged, leavesOf, subjectsOfLeaves } from '../late-changes.rules.ts';
import { basisOf, type QuarterBasis, readBasis } from '../publication-basis.repository.ts';
import { readSubjectTallies, sumPeriods } from '../subject-tallies.ts';
import { ADJUSTED_ITEMS, type AdjustedItem } from './mode-table.ts';
import { servicesForEffects } from './service-strata.ts';

/** Answers to each item by channel, of all services for external clients. */
export type FigureAnswers = ReadonlyMap<Channel, Readonly<Record<AdjustedItem, number>>>;

/**
 * What the figures of a closed quarter are made of, of each service for external clients, once all of it is published anew,
 * as it is with a new table: without those who came late and wait. It is decided as the publisher does, with no transaction
 * open meanwhile.
 */
export async function readAcceptedAnswers(
  pool: Pool,
  directory: Directory,
  quarter: DayRange,
): Promise<SubjectTallies[]> {
  const services = new Set(servicesForEffects(directory));
  const { months, basis } = await withRole(pool, 'otklik_worker', async (client) => {
    await client.query('set transaction isolation level repeatable read');
    const read: ClosedMonth[] = [];
    for (const period of periodsIn(quarter, 'MONTH'))
      read.push({ period, direct: await readSubjectTallies(client, directory, period, 'SCORE') });
    return { months: read, basis: await readBasis(client, quarter, 'SCORE') };
  });
  const accepted = months.some((month) => isLate(month, basis))
    ? await acceptedOf({ quarter, months, basis, directory })
    : months.map(({ direct }) => direct);
  return sumPeriods(accepted).filter(({ subject }) => subject.kind === 'SERVICE' && services.has(subject.id));
}

/** True where anything is another than when the month was published, or it is a new month beside others: the last edition may stand. */
function isLate({ period, direct }: ClosedMonth, basis: QuarterBasis): boolean {
  const published = basisOf(basis, 'MONTH', period.from)?.leaves;
  if (!published) return basis.newest.size > 0;
  const now = leavesOf(direct);
  return [...new Set([...published.keys(), ...now.keys()])].some((key) =>
    isChanged(published.get(key)?.tally ?? null, now.get(key)?.tally ?? null),
  );
}

async function acceptedOf(
  request: Omit<EditionRequest, 'isQuarterClosed' | 'decisions'>,
): Promise<(readonly SubjectTallies[])[]> {
  const decided = await decideEdition({ ...request, isQuarterClosed: true, decisions: DISCLOSURE_DECISIONS });
  if (decided) return decided.flatMap(({ grain, subjects }) => (grain === 'MONTH' ? [subjects] : []));
  // The last edition stands.
  return request.months.flatMap(({ period }) => {
    const published = basisOf(request.basis, 'MONTH', period.from);
    return published ? [subjectsOfLeaves(published.leaves.values())] : [];
  });
}

/** The answers of some services by channel. */
export function answersByChannel(services: readonly SubjectTallies[]): FigureAnswers {
  const answers = new Map<Channel, Record<AdjustedItem, number>>();
  for (const [channel, tally] of services.flatMap(({ byChannel }) => [...byChannel])) {
    let own = answers.get(channel);
    if (!own) answers.set(channel, (own = { SAT: 0, EASE: 0, TIME: 0 }));
    for (const item of ADJUSTED_ITEMS) own[item] += countOf(tally, item);
  }
  return answers;
}
