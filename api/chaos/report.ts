import { median } from '../bench/report/figures.ts';
import type { Examination } from './check/examine.ts';
import type { ChaosOptions } from './options.ts';
import { type KillResult, MUST_BE_ZERO, type PowerCutResult, RECOVERY_AT_MOST_MS, recoveriesOf } from './verdict.ts';

/** Prints what a run with kills found. */
export function printKills(result: KillResult, options: ChaosOptions): void {
  const { kills } = result;
  const landed = (what: 'API' | 'POSTGRES') => kills.filter((kill) => kill.what === what).length;
  const lines: [string, string][] = [
    ['requests sent', `${result.sentRequests} in ${result.lastedSeconds.toFixed(1)} s`],
    ...stored(result, `${result.acknowledgedRequests} (at least ${options.acknowledgedAtLeast})`),
    ...(options.processes > 1
      ? [['attempts acknowledged, by process', result.acknowledgedByProcess.join(', ')] as [string, string]]
      : []),
    ['attempts repeated', reasons(result.unknownAttempts)],
    [
      'kills landed',
      `api ${landed('API')} of ${options.apiKills}, PostgreSQL ${landed('POSTGRES')} of ${options.dbKills}`,
    ],
    ['api ended by itself', String(result.apiEndedByItself)],
    ['recovery after a kill of PostgreSQL', `${spread(recoveriesOf(kills, 'POSTGRES'))} (${recoveryBound(options)})`],
    ['of that until PostgreSQL accepts connections', spread(kills.flatMap(({ downMs }) => downMs ?? []))],
    ['recovery after a kill of the api', spread(recoveriesOf(kills, 'API'))],
    ...zeros(result),
  ];
  print(lines, result.examples);
}

/** Prints what a run with power cuts found. */
export function printPowerCuts(result: PowerCutResult): void {
  print(
    [
      ...stored(result, String(result.acknowledgedRequests)),
      ['attempts repeated', reasons(result.unknownAttempts)],
      ['power cuts', String(result.cuts)],
      ['not ready because', result.notReady.join(', ') || 'it was ready'],
      ...zeros(result),
    ],
    result.examples,
  );
}

const recoveryBound = ({ isDatabaseStartForgiven }: ChaosOptions): string =>
  `at most ${RECOVERY_AT_MOST_MS / 1_000} s${isDatabaseStartForgiven ? ' more than PostgreSQL itself takes' : ''}`;

const stored = (found: Examination, acknowledged: string): [string, string][] => [
  [
    'PostgreSQL',
    Object.entries(found.settings)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  ],
  ['requests acknowledged', acknowledged],
  ['writes acknowledged, rows of imports one by one', String(found.acknowledgedWrites)],
  ['writes refused on purpose', String(found.refusedWrites)],
  ['ratings in the database', String(found.storedRatings)],
];

const zeros = (found: Examination): [string, string][] =>
  Object.entries(MUST_BE_ZERO).map(([name, words]) => [words, String(found[name as keyof typeof MUST_BE_ZERO])]);

const reasons = (attempts: Record<string, number>): string =>
  Object.entries(attempts)
    .toSorted(([, one], [, other]) => other - one)
    .map(([reason, times]) => `${times} ${reason}`)
    .join(', ') || 'none';

function spread(timesMs: readonly number[]): string {
  if (timesMs.length === 0) return 'not measured';
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
  return `median ${seconds(median(timesMs))}, worst ${seconds(Math.max(...timesMs))}, ${timesMs.length} measured`;
}

function print(lines: readonly [string, string][], examples: readonly string[]): void {
  const width = Math.max(...lines.map(([name]) => name.length));
  for (const [name, value] of lines) console.log(`${name.padEnd(width)}  ${value}`);
  for (const example of examples) console.log(`  ${example}`);
}
