// npm run simulate: a country whose truth is known, and what the figures of the platform make of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { makeCountry, WHOLE_COUNTRY } from './country.ts';
import { readOptions, type SimulateOptions, USAGE } from './options.ts';
import { runOverHttp, type OverHttp } from './over-http/run-over-http.ts';
import { startScratchServer } from './over-http/start-server.ts';
import { drawPlots } from './plots/draw-plots.ts';
import { failingGoals, REPETITIONS_TO_JUDGE } from './report/failing-goals.ts';
import { judgeGoals } from './report/goals.ts';
import { writeReport } from './report/write-report.ts';
import { calendarOn, type CalendarOfRun } from './run-calendar.ts';
import { runCountry } from './run-country.ts';

/** The day of every run: figures do not depend on when it is made. */
const TODAY = '2026-11-15';
/** Clients of the country that goes through a server, for those of the whole one. */
const SCALE = 0.3;
/** Its answers are others than those of the repetitions. */
const SEED_OVER_HTTP = 77;

const words = process.argv.slice(2);
if (words.includes('--help')) console.log(USAGE);
else
  try {
    process.exitCode = await simulate(readOptions(words));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }

/** @returns exit code: 1 when a goal was missed that the method can meet, or a server gave other figures than tallies alone */
async function simulate(options: SimulateOptions): Promise<number> {
  const tell = (progress: string) => console.error(progress);
  const calendar = calendarOn(TODAY);
  const summaries = runCountry(options, calendar, tell);
  const overHttp = options.hasHttp ? await throughServer(options, calendar, tell) : null;
  const report = writeReport(summaries, overHttp, options);
  if (options.isJson) console.log(JSON.stringify({ options, summaries, overHttp }));
  else if (options.isQuick) console.log(report);
  if (!options.isQuick) {
    const folder = join(process.cwd(), 'docs', 'methods');
    mkdirSync(join(folder, 'proof'), { recursive: true });
    writeFileSync(join(folder, 'proof.md'), report);
    for (const [name, drawing] of Object.entries(drawPlots(summaries)))
      writeFileSync(join(folder, 'proof', name), drawing);
    tell('docs/methods/proof.md and its plots are written');
  }
  const goals = judgeGoals(summaries, overHttp);
  for (const { what, figure, goal, isMet } of goals)
    tell(`${isMet ? 'met' : 'MISSED'}: ${what}: ${figure} (goal ${goal})`);
  if (options.repetitions < REPETITIONS_TO_JUDGE)
    tell(
      `shares fail a run from ${REPETITIONS_TO_JUDGE} repetitions on; with ${options.repetitions} chance may have missed them`,
    );
  const failing = failingGoals(goals, options.repetitions);
  for (const { what, figure, goal } of failing) console.error(`✗ ${what}: ${figure} (goal ${goal})`);
  const differences = overHttp ? [...overHttp.differences, ...overHttp.published.differences] : [];
  for (const difference of differences) console.error(`✗ ${difference}`);
  return failing.length > 0 || differences.length > 0 ? 1 : 0;
}

async function throughServer(
  { seed }: SimulateOptions,
  calendar: CalendarOfRun,
  tell: (progress: string) => void,
): Promise<OverHttp> {
  const now = new Date(`${TODAY}T09:00:00Z`);
  const server = await startScratchServer({ now: () => now });
  try {
    const { least, most } = WHOLE_COUNTRY.volumes;
    const country = makeCountry({ ...WHOLE_COUNTRY, seed, volumes: { least: SCALE * least, most: SCALE * most } });
    return await runOverHttp(server, country, { seed: seed + SEED_OVER_HTTP, calendar }, tell);
  } finally {
    await server.stop();
  }
}
