import type { Grain } from '@otklik/schema';
import { type Day, startOfPeriod } from '../../kernel/calendar.ts';
import type { FigureFilter } from './figure-query.ts';
import type { MonthStrata, StratumName } from './month-strata.ts';
import { positionsOf, type SumRow, type TallyPart } from './tally.repository.ts';
import type { TallyRequest } from './tally-source.ts';

/** True for a filter that is about what strata are told apart by. */
export const isOfStrata = (filter: FigureFilter | null): boolean => !filter?.touchpointIds && !filter?.languages;

/** Which strata a question is about. */
export interface StrataQuestion {
  subjectIds: readonly string[];
  sourceClasses: TallyRequest['sourceClasses'];
  filter: FigureFilter | null;
  bucket?: Grain;
}

/** Adds what is remembered to what was read, by subject, stratum, version and bucket. */
export function withStrata(
  read: readonly SumRow[],
  remembered: readonly (readonly [Day, MonthStrata])[],
  { subjectIds, bucket, ...question }: StrataQuestion,
  parts: ReadonlySet<TallyPart>,
): SumRow[] {
  const rows = [...read];
  if (remembered.length === 0) return rows;
  const nameOf = ({ key, version, bucket: start }: Pick<SumRow, 'key' | 'version' | 'bucket'>) =>
    `${start}|${version}|${key}`;
  const known = Map.groupBy(rows, ({ subjectId }) => subjectId);
  const positions = positionsOf(parts);
  const months = remembered.map(([month, strata]) => {
    const start = bucket ? startOfPeriod(month, bucket) : null;
    return {
      strata,
      start,
      // Null: not asked for.
      names: strata.names.map((name) => (isWanted(name, question) ? nameOf({ ...name, bucket: start }) : null)),
    };
  });
  for (const subjectId of subjectIds) {
    const ofSubject = new Map((known.get(subjectId) ?? []).map((row) => [nameOf(row), row]));
    for (const { strata, start, names } of months)
      strata.each(subjectId, (place, sums, from) => {
        const name = names[place]!;
        if (name === null) return;
        const row = ofSubject.get(name);
        if (row) for (let at = 0; at < positions.length; at++) row.sums[at]! += sums[from + positions[at]!]!;
        else {
          const { key, version } = strata.names[place]!;
          const made = { subjectId, version, bucket: start, key, sums: positions.map((at) => sums[from + at]!) };
          ofSubject.set(name, made);
          rows.push(made);
        }
      });
  }
  return rows;
}

/** Whether a question is about a stratum. */
export function isWanted(
  { channel, mode, segment, sourceClass }: StratumName,
  { sourceClasses, filter }: Pick<StrataQuestion, 'sourceClasses' | 'filter'>,
): boolean {
  return (
    sourceClasses.includes(sourceClass) &&
    (!filter?.channels || filter.channels.includes(channel)) &&
    (!filter?.modes || filter.modes.includes(mode)) &&
    (!filter?.segmentIds || filter.segmentIds.includes(segment))
  );
}
