import { expect, test } from 'vitest';
import { makeCountry } from '../country.ts';
import { calendarOn } from '../run-calendar.ts';
import { RUNS, type RunName, type Summaries } from '../run-country.ts';
import { type Repetition, runRepetition } from '../run-repetition.ts';
import { summarise } from '../summarise.ts';
import { interaction } from './order.ts';

/** Two repetitions of a country of three services. */
const PLAIN = [1, 2].map((seed) =>
  runRepetition(makeCountry({ seed: 3, services: 3, volumes: { least: 300, most: 900 }, interaction: 0 }), {
    ...{ seed, hasBridges: true, isSelective: true, judgesPairs: false, judgesTrends: false },
    calendar: calendarOn('2026-11-15'),
  }),
);
/** The first service carries the caution, and no interval of it holds the truth; all those of the others do. */
const CAUTIONED = PLAIN.map((repetition): Repetition => {
  const { service: first } = repetition.figures[0]!;
  return {
    ...repetition,
    figures: repetition.figures.map((figure) => ({
      ...figure,
      ...{ modesVary: figure.service === first && figure.basis !== 'RAW', value: 50, high: 100 },
      low: figure.service === first ? 99.9 : 0,
    })),
  };
});

test('figures are told apart by whether they say that effects of modes vary', () => {
  const [raw, experienced, alike] = summarise(CAUTIONED).estimators;
  expect(raw!.modesVary).toMatchObject({ figures: 0, told: { RESPONDENTS: { of: 0 } } });
  for (const { modesVary } of [experienced!, alike!])
    expect(modesVary).toMatchObject({
      figures: 2,
      told: { RESPONDENTS: { share: 0, of: 2 }, CLIENTS: { share: 0, of: 2 } },
      untold: { RESPONDENTS: { share: 1, of: 4 }, CLIENTS: { share: 1, of: 4 } },
    });
});

test('the report tells it of the second generator', () => {
  const summaries = Object.fromEntries(
    (Object.keys(RUNS) as RunName[]).map((name) => [name, summarise(name === 'interacting' ? CAUTIONED : PLAIN)]),
  ) as Summaries;
  const rows = interaction(summaries)
    .split('\n')
    .filter((line) => line.startsWith('| as') || line.startsWith('| like'))
    .map((line) => line.split('|').map((cell) => cell.trim()).slice(1, -1)); // prettier-ignore
  expect(rows).toEqual([
    ['as experienced', '2 of 6', '0.0 ± 0.0 %', '100.0 ± 0.0 %'],
    ['like for like', '2 of 6', '0.0 ± 0.0 %', '100.0 ± 0.0 %'],
  ]);
});
