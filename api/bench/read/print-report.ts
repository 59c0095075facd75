import process from 'node:process';
import { median } from '../report/figures.ts';
import { listed } from '../report/lines.ts';
import { costLines } from './costs.ts';
import { growthCell, growthLines, growthOf } from './growth.ts';
import { type TargetName, TARGETS_MS } from './questions/question.ts';
import { recountLine } from './recount-once.ts';
import { type ReadReport, type ReadRow, type Side, SIDES } from './report.ts';
import { roundLines } from './rounds.ts';

const TARGET_NAMES = Object.keys(TARGETS_MS) as TargetName[];
const NAME_OF: Record<Side, string> = { queries: 'queries', answer: 'whole answers over HTTP' };

/** Prints every question with its promise, and what was kept. */
export function printReport(report: ReadReport): void {
  process.stdout.write(reportLines(report).join('\n'));
}

/** The lines of a report. */
export function reportLines({ machine, versions, settings, sizes, rows, costs }: ReadReport): string[] {
  const names = sizes.map(({ name }) => name);
  const head = `${''.padEnd(58)}${'promise'.padStart(8)}${names.map((name) => `${name}: queries`.padStart(20) + 'answer'.padStart(18)).join('')}  100M÷10M: queries    answer   raw rows ÷ queries, ÷ whole answer of a request`;
  return [
    '',
    `machine   ${listed(machine)}`,
    `versions  ${listed(versions)}`,
    `settings  ${listed(settings)}`,
    ...sizes.map(
      ({ name, ratings, rows: stored, contents }) =>
        `${name.padEnd(10)}${ratings} ratings, ${stored === ratings ? 'each with its row' : `of which ${stored} have rows (a sample); tallies as of all`} · ${listed(contents)}`,
    ),
    ...sizes.map(({ name, recount }) => recountLine(name, recount)),
    '',
    'p50 / p95 in milliseconds, of the slowest operation of a question: of the queries behind an answer, for which a time is promised, and of the whole answer over HTTP; ! is beyond the promise, ~ too short to judge a ratio by, – rests on no ratings',
    head,
    ...TARGET_NAMES.flatMap((target) => rows.filter((row) => row.target === target).map((row) => lineOf(row, names))),
    '',
    ...costLines(costs, names),
    '',
    ...SIDES.map((side) => `within the promise, of all p95 of ${NAME_OF[side]}: ${keptOf(rows, side)}`),
    ...SIDES.flatMap((side) => growthLines(rows, side, NAME_OF[side])),
    '',
    ...roundLines(rows, names),
    '',
  ];
}

/** How many 95th percentiles are within each promise. */
function keptOf(rows: readonly ReadRow[], side: Side): string {
  const p95s = rows.flatMap(({ target, bySize }) =>
    Object.values(bySize).map(({ operations }) => ({ target, isKept: operations[side].p95Ms <= TARGETS_MS[target] })),
  );
  return TARGET_NAMES.map((target) => {
    const of = p95s.filter((figure) => figure.target === target);
    return `${target} ≤ ${TARGETS_MS[target]} ms: ${of.filter(({ isKept }) => isKept).length} of ${of.length}`;
  }).join(' · ');
}

function lineOf(row: ReadRow, sizes: readonly string[]): string {
  const { name, target, bySize } = row;
  const figures = sizes.flatMap((size) =>
    SIDES.map((side) => {
      const { p50Ms, p95Ms } = bySize[size]!.operations[side];
      const mark = p95Ms <= TARGETS_MS[target] ? ' ' : '!';
      return `${p50Ms.toFixed(1)} / ${p95Ms.toFixed(1)} ${mark}`.padStart(side === 'queries' ? 20 : 18);
    }),
  );
  const [ofQueries, ofAnswers] = SIDES.map((side) => growthCell(growthOf(row, side)));
  return (
    `${name.padEnd(58)}${`${TARGETS_MS[target]} ms`.padStart(8)}${figures.join('')}` +
    `  ${ofQueries!.padStart(17)}${ofAnswers!.padStart(10)}   ${rawOf(row, sizes)}`
  );
}

/** How long raw rows take, and how much longer than the queries and the whole answer of a request in the middle. */
function rawOf({ bySize }: ReadRow, sizes: readonly string[]): string {
  const times = sizes.flatMap((size) => {
    const { rawMs, requests } = bySize[size]!;
    if (rawMs === null) return [];
    const ms = median(rawMs);
    const times = (side: Side) => `${(ms / requests[side].p50Ms).toFixed(1)}× ${side}`;
    return [`${size} ${ms.toFixed(ms < 10 ? 1 : 0)} ms, ${SIDES.map(times).join(', ')}`];
  });
  return times.length > 0 ? times.join(' · ') : '–';
}
