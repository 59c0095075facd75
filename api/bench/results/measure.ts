import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, type DayRange, periodOf } from '../../src/kernel/calendar.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { type ChildServer, startChildServer } from '../ingest/child-server.ts';
import { Connection } from '../load/connection.ts';
import { type Place, readPlaces } from '../read/places.ts';
import { type ReadDatabase, withClient } from '../read/read-database.ts';
import { signIn } from '../read/sign-in.ts';
import { machine } from '../report/machine.ts';
import { printProfile } from '../report/print-profile.ts';
import { describePostgres } from '../report/postgres-settings.ts';
import { familyTimeUs } from '../report/processor-time.ts';
import { ChangedMonth } from './changed-month.ts';
import type { ResultsOptions } from './options.ts';
import { QUESTIONS, type ResultsQuestion } from './questions.ts';
import { isKept, printReport, type ResultsMeasured, type ResultsReport, rowsOf } from './report.ts';

const QUARTERS = 8;
const WARM_UP_REQUESTS = 6;
/** Longer than a month must have been quiet before a server remembers it. */
const REMEMBERED_AFTER_MS = 11_000;

interface Served {
  database: ReadDatabase;
  server: ChildServer;
  token: string;
  services: Place[];
  /** Global ids of what questions name. */
  ids: Record<NonNullable<ResultsQuestion['of']>, string[]>;
  today: string;
}

interface Side extends Served {
  connection: Connection;
}

/**
 * Asks every question of both databases, in turn, round after round, and prints.
 * @returns whether every promise was kept
 */
export async function measure(
  databases: readonly ReadDatabase[],
  options: ResultsOptions,
  tell: (words: string) => void,
): Promise<boolean> {
  const where = machine();
  const servers: Served[] = [];
  const sides: Side[] = [];
  try {
    for (const database of databases) servers.push(await serve(database));
    // Once all of them have started: a server closes a connection over which nothing is asked for half a minute.
    for (const served of servers)
      sides.push({ ...served, connection: await Connection.open('127.0.0.1', served.server.port) });
    const first: ResultsMeasured[] = [];
    for (const question of QUESTIONS)
      for (const side of sides) first.push({ ...(await asked(side, question, 0, 1)), round: 0 });
    for (let time = 1; time <= WARM_UP_REQUESTS; time++)
      for (const question of QUESTIONS) for (const side of sides) await asked(side, question, time, 1);
    tell('warm');
    if (options.isProfile) {
      printProfile(
        await sides[0]!.server.profile(async () => {
          for (const question of QUESTIONS) await asked(sides[0]!, question, 0, options.requests);
        }),
      );
      return true;
    }
    const measured: ResultsMeasured[] = [];
    for (let round = 1; round <= options.rounds; round++) {
      // Those with figures made anew come last. Then the month that they changed is remembered again when nothing has come
      // into it for a while, and somebody asks.
      for (let time = 0; time < 2; time++) {
        await sleep(REMEMBERED_AFTER_MS);
        for (const question of QUESTIONS.filter(({ isMadeAnew }) => !isMadeAnew))
          for (const side of sides) await asked(side, question, round * options.requests - 1, 1);
      }
      for (const question of QUESTIONS)
        for (const side of sides)
          measured.push({ ...(await asked(side, question, round * options.requests, options.requests)), round });
      tell(`round ${round} of ${options.rounds}`);
    }
    const postgres = await withClient(databases[0]!.url, describePostgres);
    const report: ResultsReport = {
      benchmark: 'results',
      machine: where,
      versions: { node: process.versions.node, postgresql: postgres.version },
      settings: {
        ...postgres.settings,
        rounds: options.rounds,
        requests: options.requests,
        services: sides[0]!.services.length,
        quarters: QUARTERS,
      },
      sizes: databases.map(({ size, contents, recount }) => ({ ...size, contents, recount })),
      rows: rowsOf(measured, first),
    };
    printReport(report);
    if (options.isJson) console.log(JSON.stringify(report));
    return isKept(report);
  } finally {
    for (const { connection } of sides) connection.close();
    for (const { server } of servers) await server.stop();
  }
}

async function serve(database: ReadDatabase): Promise<Served> {
  const { url, generatedOn } = database;
  const token = await withClient(url, signIn);
  const { services, situations, improvements } = await withClient(url, (client) => readPlaces(client, generatedOn));
  const ids = {
    SERVICE: services.map(({ id }) => toGlobalId('Service', id)),
    LIFE_SITUATION: situations.map(({ id }) => toGlobalId('LifeSituation', id)),
    IMPROVEMENT: improvements.map(({ id }) => id),
  };
  const server = await startChildServer({ url, isWithoutDatabase: false, isTimed: true });
  return { database, server, token, services, ids, today: generatedOn };
}

/** Asks a question so many times, from what it names at this place on. @throws Error with the first answer that is none */
async function asked(side: Side, question: ResultsQuestion, from: number, requests: number) {
  const { server, database, ids, today } = side;
  const named = question.of ? ids[question.of] : [];
  const quarters = quartersBefore(today);
  const variables = {
    quarter: quarters.at(-1),
    before: quarters.at(-2),
    each: quarters,
    quarters: { from: quarters[0]!.from, to: quarters.at(-1)!.to },
  };
  const work = async (month: ChangedMonth | null) => {
    await server.usage();
    const before = { ...(await server.usage()), postgresUs: familyTimeUs(database.postmasterPid) };
    let bytes = 0;
    for (let request = 0; request < requests; request++) {
      await month?.change();
      const body = await ask(side, question.query, {
        ...variables,
        ...(question.of ? { id: named[(17 * (from + request)) % named.length]! } : {}),
      });
      bytes = Math.max(bytes, body.length);
    }
    const after = { ...(await server.usage()), postgresUs: familyTimeUs(database.postmasterPid) };
    return { before, after, bytes };
  };
  const { before, after, bytes } = question.isMadeAnew
    ? await withClient(database.url, async (client) => {
        const month = new ChangedMonth(client, quarters.at(-1)!.to);
        try {
          return await work(month);
        } finally {
          await month.takeBack();
        }
      })
    : await work(null);
  const each = (total: number) => total / requests;
  return {
    question,
    size: database.size.name,
    wallMs: after.requestsMs,
    serverMs: each(after.cpuUs - before.cpuUs) / 1_000,
    postgresMs:
      after.postgresUs === null || before.postgresUs === null
        ? null
        : each(after.postgresUs - before.postgresUs) / 1_000,
    statements: each(after.statements! - before.statements!),
    bytes,
  };
}

async function ask({ connection, token, server }: Side, query: string, all: Record<string, unknown>): Promise<string> {
  const variables = Object.fromEntries(Object.entries(all).filter(([name]) => query.includes(`$${name}:`)));
  const body = JSON.stringify({ query, variables });
  const answer = await connection.ask(
    `POST /staff/graphql HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\ncontent-type: application/json\r\n` +
      `cookie: otklik_sid=${token}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  if (answer.status !== 200 || answer.body.includes('"errors"'))
    throw new Error(`${answer.status} ${answer.body.slice(0, 500)}`);
  return answer.body;
}

/** The whole quarters before a day, oldest first. */
function quartersBefore(today: string): DayRange[] {
  const quarters: DayRange[] = [];
  let day = today;
  for (let count = 0; count < QUARTERS; count++) {
    const quarter = periodOf(addDays(periodOf(day, 'QUARTER').from, -1), 'QUARTER');
    quarters.unshift(quarter);
    day = quarter.from;
  }
  return quarters;
}
