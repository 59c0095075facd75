import { makeCountry, WHOLE_COUNTRY } from './country.ts';
import type { CalendarOfRun } from './run-calendar.ts';
import { type Repetition, runRepetition } from './run-repetition.ts';
import { type Summary, summarise } from './summarise.ts';

/** Ways to run the same country. */
export const RUNS = {
  /** The country as it is: effects add up, and who responds depends on how satisfied they are. */
  additive: { interaction: 0, isSelective: true, hasBridges: true, judgesPairs: true, judgesTrends: true },
  /** The same, but who responds does not depend on it. */
  unselective: { interaction: 0, isSelective: false, hasBridges: true, judgesPairs: false, judgesTrends: false },
  /** In each service the effect of each mode is 5 points more or less. */
  interacting: { interaction: 5, isSelective: true, hasBridges: true, judgesPairs: true, judgesTrends: false },
  /** Nobody is drawn into the web. */
  unbridged: { interaction: 0, isSelective: true, hasBridges: false, judgesPairs: true, judgesTrends: false },
} as const;
export type RunName = keyof typeof RUNS;
export type Summaries = Record<RunName, Summary>;

/** Seeds of answers lie apart from those of countries. */
const ANSWERS = 1_000_000;

/** Runs the country in every way, as often as wanted. */
export function runCountry(
  { seed, repetitions }: { seed: number; repetitions: number },
  calendar: CalendarOfRun,
  tell: (words: string) => void,
): Summaries {
  const names = Object.keys(RUNS) as RunName[];
  return Object.fromEntries(
    names.map((name) => {
      const { interaction, ...how } = RUNS[name];
      const country = makeCountry({ ...WHOLE_COUNTRY, seed, interaction });
      const done: Repetition[] = [];
      for (let index = 0; index < repetitions; index++) {
        done.push(runRepetition(country, { ...how, seed: ANSWERS * (seed + 1) + index, calendar }));
        if ((index + 1) % 10 === 0) tell(`${name}: ${index + 1} of ${repetitions}`);
      }
      return [name, summarise(done)];
    }),
  ) as Summaries;
}
