import process from 'node:process';
import { type ChildServer, startChildServer } from '../ingest/child-server.ts';
import { familyTimeUs } from '../report/processor-time.ts';
import { machine } from '../report/machine.ts';
import { describePostgres } from '../report/postgres-settings.ts';
import { printProfile } from '../report/print-profile.ts';
import type { AskReport } from './ask.ts';
import { Client } from './client.ts';
import type { ReadOptions } from './options.ts';
import { type Places, readPlaces } from './places.ts';
import { signIn } from './sign-in.ts';
import { QUESTIONS } from './questions.ts';
import type { Question } from './questions/question.ts';
import { rawTimes, type RawTimes } from './raw/raw-times.ts';
import { type ReadDatabase, withClient } from './read-database.ts';
import { costRowsOf, costsBetween, type UsedSoFar } from './costs.ts';
import { printReport } from './print-report.ts';
import { type Answer, type Measured, type ReadReport, rowsOf } from './report.ts';

/** Requests of each question before anything is measured. */
const WARM_UP_REQUESTS = 10;
const SEED = 1_000;

interface Side {
  database: ReadDatabase;
  server: ChildServer;
  token: string;
  places: Places;
}

/** Asks every question at every size, in turn, round after round, and prints. */
export async function measure(
  databases: readonly ReadDatabase[],
  options: ReadOptions,
  tell: (words: string) => void,
): Promise<void> {
  const where = machine();
  const sides: Side[] = [];
  const client = await Client.start();
  try {
    for (const database of databases) sides.push(await sideOf(database));
    const questions = QUESTIONS.filter(({ name }) => isAskedOf(name, options.only));
    if (questions.length === 0) throw new Error(`No question has “${options.only.join('” or “')}” in its name.`);
    const ask = ({ server, token, places }: Side, question: Question, seed: number, requests: number) =>
      client.ask({ port: server.port, token, places, question: question.name, seed, requests });

    for (const side of sides) {
      for (const question of questions) await ask(side, question, SEED, WARM_UP_REQUESTS);
      await side.server.queries();
    }
    tell('warm');
    if (options.isProfile) {
      const largest = sides.at(-1)!;
      printProfile(
        await largest.server.profile(async () => {
          for (const question of questions) await ask(largest, question, SEED + 1, options.requests);
        }),
      );
      return;
    }
    const measured: Measured[] = [];
    for (let round = 1; round <= options.rounds; round++) {
      for (const question of questions)
        for (const side of sides) {
          const before = await usageOf(side);
          const { answers, largestBytes } = await ask(side, question, SEED + round, options.requests);
          const costs = costsBetween(before, await usageOf(side), options.requests);
          const answersWithQueries = withQueries(answers, await side.server.queries());
          const size = side.database.size.name;
          measured.push({ question, size, round, answers: answersWithQueries, costs, largestBytes });
        }
      tell(`round ${round} of ${options.rounds}`);
    }
    const raw = await rawOf(sides, questions, options.rawRequests);
    tell('raw rows');
    const postgres = await withClient(databases[0]!.url, describePostgres);
    const report: ReadReport = {
      benchmark: 'read',
      machine: where,
      versions: { node: process.versions.node, postgresql: postgres.version },
      settings: {
        ...postgres.settings,
        rounds: options.rounds,
        requests: options.requests,
        rawRequests: options.rawRequests,
        seed: SEED,
        services: sides[0]!.places.services.length,
      },
      sizes: databases.map(({ size, contents, recount }) => ({ ...size, contents, recount })),
      rows: rowsOf(measured, raw),
      costs: costRowsOf(measured),
    };
    printReport(report);
    if (options.isJson) console.log(JSON.stringify(report));
  } finally {
    await client.stop();
    for (const { server } of sides) await server.stop();
  }
}

const isAskedOf = (name: string, only: readonly string[]): boolean =>
  only.length === 0 || only.some((words) => name.includes(words));

/** What the server and its PostgreSQL have used so far. */
async function usageOf({ server, database }: Side): Promise<UsedSoFar> {
  const { cpuUs, statements } = await server.usage();
  return { serverUs: cpuUs, postgresUs: familyTimeUs(database.postmasterPid), statements };
}

/** Answers beside how long the queries behind each take. @throws Error when somebody else asked it as well */
function withQueries(answers: AskReport['answers'], queriesMs: readonly number[]): Answer[] {
  if (answers.length !== queriesMs.length)
    throw new Error(`${answers.length} answers came, and the server gave ${queriesMs.length}.`);
  return answers.map((answer, place) => ({ ...answer, queriesMs: queriesMs[place]! }));
}

async function sideOf(database: ReadDatabase): Promise<Side> {
  const { url, generatedOn } = database;
  const token = await withClient(url, signIn);
  const places = await withClient(url, (client) => readPlaces(client, generatedOn));
  return { database, token, places, server: await startChildServer({ url, isWithoutDatabase: false, isTimed: true }) };
}

/** Raw times by size, where every rating has its row: of the first requests of the first round. */
async function rawOf(
  sides: readonly Side[],
  questions: readonly Question[],
  requests: number,
): Promise<ReadonlyMap<string, RawTimes>> {
  const times = new Map<string, RawTimes>();
  for (const { database, places } of sides)
    if (database.size.rows === database.size.ratings)
      times.set(database.size.name, await rawTimes(database.url, places, questions, { seed: SEED + 1, requests }));
  return times;
}
