import type { Grain } from '@otklik/schema';
import { type Day, startOfPeriod } from '../../../kernel/calendar.ts';
import { UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import type { MonthStrata, StratumName } from '../month-strata.ts';
import { isWanted, type StrataQuestion } from '../strata-sums.ts';
import { sumTallies, type Tally } from '../tally.ts';
import { ALL_COLUMNS, tallyOfAll, type TallyPart } from '../tally.repository.ts';
import type { BucketStrata, Stratum } from './stratum.ts';

const WIDTH = ALL_COLUMNS.length;
const SAT_VALUES = 6;

/** A month that is remembered, as a question looks at it. */
interface LookedMonth {
  strata: MonthStrata;
  /** First day of the period it belongs to; null where none were asked for. */
  bucket: Day | null;
  /** By place of the name: whether the question is about it. */
  isWanted: boolean[];
}

/** Sums of a stratum in some months; `owned` once they are no longer those of the month itself. */
interface Sums {
  values: ArrayLike<number>;
  from: number;
  owned: Float64Array | null;
}

/** Strata of subjects in months that are all remembered, made without the rows and keys of a statement. */
export class RememberedStrata {
  readonly #buckets: ReadonlyMap<Day | null, LookedMonth[]>;
  readonly #parts: ReadonlySet<TallyPart>;

  /** @param parts what is needed beside the counts of SAT */
  constructor(
    months: readonly (readonly [Day, MonthStrata])[],
    question: Pick<StrataQuestion, 'sourceClasses' | 'filter'> & { bucket?: Grain },
    parts: ReadonlySet<TallyPart>,
  ) {
    const looked = months.map(([month, strata]): LookedMonth => ({
      strata,
      bucket: question.bucket ? startOfPeriod(month, question.bucket) : null,
      isWanted: strata.names.map((name) => isWanted(name, question)),
    }));
    this.#buckets = Map.groupBy(looked, ({ bucket }) => bucket);
    this.#parts = parts;
  }

  /** Strata of the subjects, one list a bucket; none where nobody rated. */
  of(subjectIds: readonly string[]): BucketStrata[] {
    const found: BucketStrata[] = [];
    for (const [bucket, months] of this.#buckets) {
      const strata: Stratum[] = [];
      for (const subjectId of subjectIds) this.#add(strata, subjectId, months);
      if (strata.length > 0) found.push({ bucket, strata });
    }
    return found;
  }

  #add(strata: Stratum[], subjectId: string, months: readonly LookedMonth[]): void {
    const sums = new Map<StratumName, Sums>();
    for (const { strata: month, isWanted: wanted } of months)
      month.each(subjectId, (place, values, from) => {
        if (!wanted[place]) return;
        const name = month.names[place]!;
        const known = sums.get(name);
        if (known) addTo(known, values, from);
        else sums.set(name, { values, from, owned: null });
      });
    const first = strata.length;
    for (const [name, { values, from }] of sums) {
      if (!hasAnswers(values, from)) continue;
      const tally = tallyOfAll(values, from, this.#parts, name.version);
      const same = indexOfSame(strata, first, name);
      if (same === -1) strata.push(made(subjectId, name, tally));
      // The same people answered another version of the questionnaire.
      else strata[same] = { ...strata[same]!, tally: sumTallies([strata[same]!.tally, tally]) };
    }
  }
}

function addTo(sums: Sums, values: ArrayLike<number>, from: number): void {
  if (!sums.owned) {
    const owned = new Float64Array(WIDTH);
    for (let at = 0; at < WIDTH; at++) owned[at] = sums.values[sums.from + at]!;
    Object.assign(sums, { values: owned, from: 0, owned });
  }
  const { owned } = sums;
  for (let at = 0; at < WIDTH; at++) owned![at]! += values[from + at]!;
}

/** Every rating answers SAT. */
function hasAnswers(values: ArrayLike<number>, from: number): boolean {
  for (let at = 0; at < SAT_VALUES; at++) if (values[from + at]! > 0) return true;
  return false;
}

const made = (subjectId: string, { channel, mode, segment, sourceClass }: StratumName, tally: Tally): Stratum => ({
  subjectId,
  channel,
  mode,
  segment: segment || UNKNOWN_SEGMENT,
  sourceClass,
  tally,
});

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
