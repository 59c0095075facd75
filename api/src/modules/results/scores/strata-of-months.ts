import type { Grain } from '@otklik/schema';
import { type Day, startOfPeriod } from '../../../kernel/calendar.ts';
import { UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import { MonthStrata, type StratumName } from '../month-strata.ts';
import { isWanted, type StrataQuestion } from '../strata-question.ts';
import { sumTallies } from '../tally.ts';
import { hasAnswers, positionsOf, type SumRow, tallyMaker, type TallyPart } from '../tally.repository.ts';
import type { BucketStrata, Stratum } from './stratum.ts';

/** Some strata that a question adds up: of a month that is remembered, or what was read for it. */
interface LookedStrata {
  strata: MonthStrata;
  /** First day of the period they belong to; null where none were asked for. */
  bucket: Day | null;
  /** By place of the name: whether the question is about it. */
  isWanted: boolean[];
  /** Where among their sums those are that the question needs. */
  positions: readonly number[];
}

/** What a question is answered from. */
export interface StrataSources {
  /** Whole months that are remembered, by their first day. */
  remembered: readonly (readonly [Day, MonthStrata])[];
  /** What was read beside them, with the parts that are needed; it may be less than nothing. */
  read: readonly SumRow[];
}

/** Strata of subjects, added up from months that are remembered and what was read beside them. */
export class StrataOfMonths {
  readonly #buckets: ReadonlyMap<Day | null, LookedStrata[]>;
  readonly #tallyOf: ReturnType<typeof tallyMaker>;
  readonly #hasVersions: boolean;

  /** @param parts what is needed beside the counts of SAT */
  constructor(
    { remembered, read }: StrataSources,
    question: StrataQuestion & { bucket?: Grain },
    parts: ReadonlySet<TallyPart>,
  ) {
    const positions = positionsOf(parts);
    const looked = remembered.map(([month, strata]): LookedStrata => ({
      strata,
      bucket: question.bucket ? startOfPeriod(month, question.bucket) : null,
      isWanted: strata.names.map((name) => isWanted(name, question)),
      positions,
    }));
    for (const [bucket, rows] of Map.groupBy(read, (row) => row.bucket)) looked.push(lookedRows(rows, bucket));
    this.#buckets = Map.groupBy(looked, ({ bucket }) => bucket);
    this.#tallyOf = tallyMaker(parts);
    this.#hasVersions = new Set(looked.flatMap(({ strata }) => strata.names.map(({ version }) => version))).size > 1;
  }

  /** Strata of the subjects, one list a bucket; none where nobody rated. */
  of(subjectIds: readonly string[]): BucketStrata[] {
    const found: BucketStrata[] = [];
    for (const [bucket, looked] of this.#buckets) {
      const strata: Stratum[] = [];
      for (const subjectId of subjectIds) this.#add(strata, subjectId, looked);
      if (strata.length > 0) found.push({ bucket, strata });
    }
    return found;
  }

  #add(strata: Stratum[], subjectId: string, looked: readonly LookedStrata[]): void {
    const sums = new Map<StratumName, number[]>();
    for (const { strata: own, isWanted: wanted, positions } of looked)
      own.each(subjectId, (place, values, from) => {
        if (!wanted[place]) return;
        const name = own.names[place]!;
        const known = sums.get(name);
        if (known) for (let at = 0; at < positions.length; at++) known[at]! += values[from + positions[at]!]!;
        else sums.set(name, picked(values, from, positions));
      });
    const first = strata.length;
    for (const [name, own] of sums) {
      if (!hasAnswers(own)) continue;
      const tally = this.#tallyOf(own, name.version);
      const same = this.#hasVersions ? indexOfSame(strata, first, name) : -1;
      if (same === -1) {
        const { channel, mode, segment, sourceClass } = name;
        strata.push({ subjectId, channel, mode, segment: segment || UNKNOWN_SEGMENT, sourceClass, tally });
      }
      // The same people answered another version of the questionnaire.
      else strata[same] = { ...strata[same]!, tally: sumTallies([strata[same]!.tally, tally]) };
    }
  }
}

function picked(values: ArrayLike<number>, from: number, positions: readonly number[]): number[] {
  const sums: number[] = [];
  for (const position of positions) sums.push(values[from + position]!);
  return sums;
}

/** Rows of a statement as the strata of a month are: all their sums are needed, and it was asked for all of them. */
function lookedRows(rows: readonly SumRow[], bucket: Day | null): LookedStrata {
  const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
  const strata = new MonthStrata(
    { version: '', lastDay: '' },
    [...bySubject.values()]
      .flat()
      .map(({ subjectId, key, version, sums }) => ({ subjectId, key: key!, version, sums })),
  );
  return {
    strata,
    bucket,
    isWanted: strata.names.map(() => true),
    positions: rows[0]!.sums.map((_, position) => position),
  };
}

/** Where among the strata of a subject that of this name without its version is; −1: nowhere. */
function indexOfSame(strata: readonly Stratum[], first: number, name: StratumName): number {
  const segment = name.segment || UNKNOWN_SEGMENT;
  for (let at = first; at < strata.length; at++) {
    const { channel, mode, segment: own, sourceClass } = strata[at]!;
    if (own === segment && channel === name.channel && mode === name.mode && sourceClass === name.sourceClass)
      return at;
  }
  return -1;
}
