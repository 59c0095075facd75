import DataLoader from 'dataloader';
import { type DayRange, startOfPeriod } from '../../../kernel/calendar.ts';
import { type AnalysisSources, ownsSubject } from '../analysis-sources.ts';
import type { DriverPair } from '../driver-pair.ts';
import { readDriverPairs } from '../driver-pair.repository.ts';
import { roundedForStaff } from '../estimate-value.ts';
import { type FigureSubject, SOURCE_CLASSES_OF } from '../figure-query.ts';
import { latestClosedQuarter } from '../periods.rules.ts';
import { driversOf, type DriversValue } from './drivers.rules.ts';

/** Drivers as staff see them, and the months they are of. */
export interface Drivers extends DriversValue {
  period: DayRange;
}

/** What goes together with satisfaction, for staff. All that is asked of one period at once is one statement. */
export class StaffDrivers {
  readonly #sources: AnalysisSources;
  readonly #loaders = new Map<string, DataLoader<string, DriverPair[]>>();

  constructor(sources: AnalysisSources) {
    this.#sources = sources;
  }

  /**
   * Null for what the viewer's authorities do not own.
   * @param period null: the latest closed quarter; pairs are kept by month, so that months that it touches count whole
   */
  async drivers(subject: FigureSubject, period: DayRange | null): Promise<Drivers | null> {
    const { directory, clock } = this.#sources;
    if (!ownsSubject(subject, this.#sources)) return null;
    const range = period ?? latestClosedQuarter(clock.now().toISOString().slice(0, 10));
    const ids = subject.kind === 'AUTHORITY' ? directory.servicesWithin(subject.id) : [subject.id];
    const loader = this.#loader(range);
    const pairs = (await Promise.all(ids.map((id) => loader.load(id)))).flat();
    const value = driversOf(pairs);
    return {
      ...value,
      period: range,
      shrinkage: value.shrinkage === null ? null : Math.round(10 * value.shrinkage) / 10,
      rSquared: roundedForStaff(value.rSquared),
      drivers: value.drivers.map((driver) => ({
        ...driver,
        share: roundedForStaff(driver.share),
        alone: roundedForStaff(driver.alone),
      })),
    };
  }

  #loader(period: DayRange): DataLoader<string, DriverPair[]> {
    const key = `${period.from}/${period.to}`;
    let loader = this.#loaders.get(key);
    if (!loader) {
      loader = new DataLoader((ids) => this.#load(ids, period));
      this.#loaders.set(key, loader);
    }
    return loader;
  }

  async #load(subjectIds: readonly string[], { from, to }: DayRange): Promise<DriverPair[][]> {
    const pairs = await readDriverPairs(this.#sources.pool, {
      subjectIds,
      sourceClasses: SOURCE_CLASSES_OF.SCORE,
      months: { first: startOfPeriod(from, 'MONTH'), last: startOfPeriod(to, 'MONTH') },
    });
    const bySubject = Map.groupBy(pairs, ({ subjectId }) => subjectId);
    return subjectIds.map((id) => bySubject.get(id) ?? []);
  }
}
