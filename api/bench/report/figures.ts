/** What one slice of one variant measured. */
export interface Slice {
  perSecond: number;
  /** Milliseconds, in any order. */
  latenciesMs: readonly number[];
  /** Processor time for one rating, in microseconds; null where none is used, or it cannot be told. */
  serverUs: number | null;
  postgresUs: number | null;
  generatorUs: number | null;
}

/** What a slice comes to. */
interface SliceFigures extends Pick<Slice, 'perSecond' | 'serverUs' | 'postgresUs' | 'generatorUs'> {
  p50Ms: number;
  p99Ms: number;
}

/** A variant over all rounds; the medians are of the rounds. */
export interface VariantFigures {
  rounds: SliceFigures[];
  medianPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Processor time for one rating, in microseconds: of the servers over HTTP, of PostgreSQL, of what sends. */
  serverUs: number | null;
  postgresUs: number | null;
  generatorUs: number | null;
}

/** The middle value; of an even number of values the mean of the two in the middle. @throws Error for none */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('There is no median of nothing.');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The smallest value that at least `share` of all values do not exceed (nearest rank). @throws Error for no values */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('There is no percentile of nothing.');
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** Sums the slices of a variant up. */
export function figuresOf(slices: readonly Slice[]): VariantFigures {
  const rounds = slices.map(({ latenciesMs, ...slice }) => ({
    ...slice,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
  }));
  const medianUs = (of: (slice: SliceFigures) => number | null): number | null => {
    const known = rounds.flatMap((round) => of(round) ?? []);
    return known.length > 0 ? median(known) : null;
  };
  return {
    rounds,
    medianPerSecond: median(rounds.map(({ perSecond }) => perSecond)),
    p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
    serverUs: medianUs(({ serverUs }) => serverUs),
    postgresUs: medianUs(({ postgresUs }) => postgresUs),
    generatorUs: medianUs(({ generatorUs }) => generatorUs),
  };
}
