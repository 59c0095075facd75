// npm run chaos: kills the api and PostgreSQL under load, and proves that nothing acknowledged was lost or bent.
import process from 'node:process';
import { tellFailure } from '../bench/report/tell-failure.ts';
import { type ChaosOptions, loweredDemands, readOptions, USAGE } from './options.ts';
import { runPowerCuts } from './power-cut/run-power-cuts.ts';
import { printKills, printPowerCuts } from './report.ts';
import { runChaos } from './run-kills.ts';
import { Scratch } from './scratch.ts';
import { differencesOf, failuresOf, recoveriesOf } from './verdict.ts';

let isInterrupted = false;
const words = process.argv.slice(2);
if (words.includes('--help')) console.log(USAGE);
else {
  let options: ChaosOptions | undefined;
  try {
    options = readOptions(words);
    process.exitCode = await run(options);
  } catch (error) {
    if (!isInterrupted) tellFailure(words, error, options && { options: orderOf(options) });
    process.exitCode = 1;
  }
}

/** Runs and takes everything away again, also when it is interrupted. */
async function run(options: ChaosOptions): Promise<number> {
  const scratch = new Scratch();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void interrupt(scratch));
  try {
    console.error(headline(options));
    return await (options.isPowerCut ? cutPower(scratch, options) : kill(scratch, options));
  } finally {
    if (!isInterrupted) await scratch.close();
  }
}

/** Ends the process when everything is taken away. What was under way fails meanwhile, wherever it stood. */
async function interrupt(scratch: Scratch): Promise<void> {
  if (isInterrupted) return;
  isInterrupted = true;
  process.on('uncaughtException', () => undefined);
  await scratch.closeAbruptly();
  process.exit(130);
}

async function kill(scratch: Scratch, options: ChaosOptions): Promise<number> {
  const result = await runChaos(scratch, options);
  printKills(result, options);
  const failures = failuresOf(result, options);
  const { apiTail, examples, ...figures } = result;
  const recoveryMs = { postgres: recoveriesOf(result.kills, 'POSTGRES'), api: recoveriesOf(result.kills, 'API') };
  if (failures.length > 0 && apiTail) console.error(`The api said last:\n${apiTail}`);
  return tell(options, failures, { ...figures, recoveryMs, examples });
}

async function cutPower(scratch: Scratch, options: ChaosOptions): Promise<number> {
  const result = await runPowerCuts(scratch, options);
  if ('impossible' in result) {
    console.log(`SKIPPED power cut: ${result.impossible}`);
    if (options.isJson) console.log(JSON.stringify({ skipped: result.impossible }));
    return 0;
  }
  printPowerCuts(result);
  return tell(options, differencesOf(result), result);
}

function tell(options: ChaosOptions, failures: readonly string[], figures: object): number {
  for (const failure of failures) console.log(`✗ ${failure}`);
  const lowered = options.isPowerCut ? [] : loweredDemands(options);
  if (lowered.length > 0) console.log(`Less was demanded than by default: ${lowered.join(', ')}.`);
  if (failures.length === 0) console.log('✓ nothing lost, nothing twice, nothing bent');
  const told = { passed: failures.length === 0, failures, options: orderOf(options), ...figures };
  if (options.isJson) console.log(JSON.stringify(told));
  return failures.length === 0 ? 0 : 1;
}

/** What was asked for, as the JSON tells it. */
function orderOf(options: ChaosOptions): Omit<ChaosOptions, 'isJson'> {
  const { isJson: _, ...order } = options;
  return order;
}

function headline(options: ChaosOptions): string {
  const {
    seconds,
    rate,
    seed,
    processes,
    apiKills,
    dbKills,
    isExternal,
    isSabotaged,
    isPowerCut,
    isWithoutSync,
    cuts,
  } = options;
  const what = isPowerCut
    ? `${cuts} power cuts${isWithoutSync ? ' with synchronous_commit=off' : ''}, ${rate} requests/s`
    : `${seconds} s at ${rate} requests/s, ${apiKills} kills of the api, ${dbKills} of PostgreSQL`;
  const many = processes > 1 ? `, ${processes} processes of the api on one database` : '';
  const where = isExternal ? ', PostgreSQL beside the api' : ', PostgreSQL run by the api';
  return `${what}${many}${where}${isSabotaged ? ', answers before COMMIT' : ''}, seed ${seed}`;
}
