import { type DayRange, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import type { FigureFilter, FigureSubject } from '../figure-query.ts';
import type { LookedMonths, MonthLook } from '../month-memory.ts';
import { divideRanges, monthsIn } from '../month-sums.ts';
import { isOfStrata } from '../strata-question.ts';
import { tallyRanges } from '../tally-ranges.ts';
import { rememberedFlow } from './flow-of-months.ts';
import type { FrozenMethod } from './frozen-method.ts';

/** What a figure is asked with; whatever else is in it tells it from others. */
interface Question {
  period: DayRange;
  filter: FigureFilter | null;
}

/**
 * Figures of one request that are made of whole months, or of days that are over: each is made once, in whatever request, until a rating, a report,
 * the registry or the method changes what it is made of.
 */
export class RememberedFigures {
  readonly #months: LookedMonths;
  readonly #directory: Directory;
  readonly #method: FrozenMethod;
  readonly #versions = new Map<string, string | null>();
  readonly #names = new WeakMap<Question, string>();

  constructor({ months, directory, method }: { months: LookedMonths; directory: Directory; method: FrozenMethod }) {
    this.#months = months;
    this.#directory = directory;
    this.#method = method;
  }

  /**
   * The figure that was made before, else the one that is made now.
   * @param kind tells figures apart that are made of the same question
   * @param question the same object for many subjects costs least
   */
  async of<Figure>(
    kind: string,
    { kind: of, id }: FigureSubject,
    question: Question,
    make: () => Promise<Figure>,
  ): Promise<Figure> {
    const version = await this.#versionOf(question);
    if (version === null) return make();
    return this.#months.made.of(`${kind}${this.#nameOf(question)}`, version, `${of}${id}`, make);
  }

  /**
   * What is made of published answers and of transactions, whichever months: made once until any of them changes.
   * @param question everything that it depends on besides
   */
  async ofPublications<Value>(question: string, make: () => Promise<Value>): Promise<Value> {
    const { registry, publications, allFlow } = await this.#months.look();
    if (registry !== this.#directory.version) return make();
    const version = [this.#method.inForceNumber, registry, publications, allFlow].join();
    return this.#months.made.of(question, version, '', make);
  }

  /** Whether figures of the question are made of what is remembered. */
  async isRemembered(question: Question): Promise<boolean> {
    return (await this.#versionOf(question)) !== null;
  }

  #nameOf(question: Question): string {
    let name = this.#names.get(question);
    if (!name) this.#names.set(question, (name = JSON.stringify(question)));
    return name;
  }

  /** Of everything that a figure of the period is made of; null unless all of it is remembered. */
  async #versionOf({ period, filter }: Question): Promise<string | null> {
    if (!isOfStrata(filter)) return null;
    const key = `${period.from}/${period.to}`;
    const known = this.#versions.get(key);
    if (known !== undefined) return known;
    const version = this.#versionIn(period, await this.#months.look());
    this.#versions.set(key, version);
    return version;
  }

  #versionIn(period: DayRange, look: MonthLook): string | null {
    // A registry in memory that lags behind tells of services that are no longer where they were.
    if (look.registry !== this.#directory.version) return null;
    const versions = versionsOfMonths(period, look) ?? versionsOfDays(period, look);
    return versions && [this.#method.inForceNumber, look.registry, ...versions].join();
  }
}

/** Of months, and of the running one to its last day. */
function versionsOfMonths(period: DayRange, look: MonthLook): string[] | null {
  const { remembered, rest } = divideRanges(tallyRanges(period), look.strata, () => null);
  const flow = rememberedFlow(period, look);
  if (rest || !flow) return null;
  return [...remembered.map(([, strata]) => strata), ...flow.map(([, own]) => own)].map(({ version }) => version);
}

/** Of days that are over, where running sums and remembered transactions tell of which version these are. */
function versionsOfDays({ from, to }: DayRange, look: MonthLook): string[] | null {
  const months = monthsIn({ first: startOfPeriod(from, 'MONTH'), last: startOfPeriod(to, 'MONTH') });
  const versions = months.flatMap((month) => {
    const kept = look.runningTallies(month);
    const last = periodOf(month, 'MONTH').to;
    const isKept = kept !== null && kept.toDay >= (last < to ? last : to);
    return [isKept ? kept.version : null, look.flow(month)?.version ?? null];
  });
  return versions.every((version) => version !== null) ? versions : null;
}
