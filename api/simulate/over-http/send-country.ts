import type { Mode } from '@otklik/schema';
import type { Random } from '../../src/database/seeds/demo/random.ts';
import { BRIDGED, CHANNELS } from '../country.ts';
import type { AnswerCell, ClientGroup } from '../draw-answers.ts';
import type { Client } from './client.ts';
import {
  drawRespondents,
  makeRatings,
  type RatingRow,
  type Respondents,
  type Route,
  uuidFrom,
} from './make-ratings.ts';
import { slugOf } from './store-country.ts';

/** Most rows of a call, and most invitations of one. */
const ROWS = 1_000;
const ISSUED = 1_000;

/** What was sent, and what became of it. */
export interface Sent {
  rows: number;
  /** Answers that should be in scores. */
  cells: AnswerCell[];
  /** Invitations issued, and how many of them the server led to the web. */
  invitations: number;
  bridged: number;
}

/**
 * Sends a country as its partners would: transactions and offers by month, invitations for those who will answer where
 * people are invited, then every rating.
 * @param days one a month
 */
export async function sendCountry(
  client: Client,
  clients: readonly ClientGroup[],
  random: Random,
  days: readonly string[],
  tell: (words: string) => void,
): Promise<Sent> {
  await reportInteractions(client, clients, random, days);
  tell('transactions and offers are reported');
  const sent: Sent = { rows: 0, cells: [], invitations: 0, bridged: 0 };
  const rows: RatingRow[] = [];
  for (const respondents of drawRespondents(clients, random, days.length)) {
    const routes = await routesOf(client, respondents, random);
    if (BRIDGED.includes(respondents.group.channel.channel)) {
      sent.invitations += routes.length;
      sent.bridged += routes.filter(({ mode }) => mode === 'WEB').length;
    }
    const made = makeRatings(respondents, routes, random, days);
    sent.cells.push(...made.cells);
    rows.push(...made.rows);
  }
  tell(`${sent.invitations} invitations are issued`);
  for (let start = 0; start < rows.length; start += ROWS) {
    await importRatings(client, rows.slice(start, start + ROWS));
    if ((start / ROWS) % 20 === 19) tell(`${start + ROWS} of ${rows.length} ratings are sent`);
  }
  sent.rows = rows.length;
  return sent;
}

async function reportInteractions(
  client: Client,
  clients: readonly ClientGroup[],
  random: Random,
  days: readonly string[],
): Promise<void> {
  const rows = days.flatMap((day, month) =>
    clients.flatMap(({ service, channel, place, segment, transactions }) => {
      const count = transactions[month]!;
      if (count === 0) return [];
      const { sourceClass, modes } = CHANNELS[channel.channel]!;
      const isAsked = sourceClass === 'PROMPT';
      return [
        {
          day,
          service: slugOf(service.key),
          touchpoint: slugOf(place),
          segment: slugOf(segment),
          transactions: count,
          ...(isAsked ? { offers: (Object.keys(modes) as Mode[]).map((mode) => ({ mode, shown: count })) } : {}),
        },
      ];
    }),
  );
  for (let start = 0; start < rows.length; start += ROWS) {
    const { interactionsReport: answer } = await client.askPublic<{
      interactionsReport: { report: { rejected: number; refused: unknown[] } | null; userErrors: unknown[] };
    }>(
      `mutation($input: InteractionsReportInput!) { interactionsReport(input: $input) {
         report { rejected refused { row userErrors { code path } } } userErrors { code path } } }`,
      { input: { id: uuidFrom(random), rows: rows.slice(start, start + ROWS) } },
    );
    if (answer.report?.rejected !== 0) throw new Error(`A report was refused: ${JSON.stringify(answer).slice(0, 500)}`);
  }
}

/** How each respondent answers: those who are invited as the server decides, all others as they like. */
async function routesOf(client: Client, { group, mode, total }: Respondents, random: Random): Promise<Route[]> {
  if (CHANNELS[group.channel.channel]!.sourceClass !== 'RANDOM') return Array.from({ length: total }, () => ({ mode }));
  const routes: Route[] = [];
  while (routes.length < total) {
    const { invitationsIssue: answer } = await client.askPublic<{
      invitationsIssue: { invitations: { token: string; mode: Mode }[] | null; userErrors: unknown[] };
    }>(
      `mutation($input: InvitationsIssueInput!) { invitationsIssue(input: $input) {
         invitations { token mode } userErrors { code path } } }`,
      {
        input: {
          id: uuidFrom(random),
          touchpoint: slugOf(group.place),
          subject: { service: slugOf(group.service.key) },
          segment: slugOf(group.segment),
          language: 'RU',
          mode,
          count: Math.min(ISSUED, total - routes.length),
        },
      },
    );
    if (!answer.invitations) throw new Error(`No invitations were issued: ${JSON.stringify(answer.userErrors)}`);
    routes.push(...answer.invitations.map(({ token, mode: drawn }) => ({ mode: drawn, invitation: token })));
  }
  return routes;
}

async function importRatings(client: Client, rows: readonly RatingRow[]): Promise<void> {
  const { ratingsImport: answer } = await client.askPublic<{
    ratingsImport: { accepted: number; repeated: number; results: { userErrors: unknown[] }[]; userErrors: unknown[] };
  }>(
    `mutation($input: RatingsImportInput!) { ratingsImport(input: $input) {
       accepted repeated results { userErrors { code path } } userErrors { code path } } }`,
    { input: { rows } },
  );
  // What a busy server had stored before it could say so is there already.
  if (answer.accepted + answer.repeated === rows.length) return;
  const faults = [...answer.userErrors, ...answer.results.flatMap(({ userErrors }) => userErrors)];
  throw new Error(`Ratings were refused: ${JSON.stringify(faults.slice(0, 3))}`);
}
