import { INSTRUMENT_VERSION, type Item, type Mode } from '@otklik/schema';
import { withRole } from '../../src/database/pool.ts';
import { addDays, type Day } from '../../src/kernel/calendar.ts';
import {
  hashesOf,
  importRows,
  type NewInvitation,
  storeInvitations,
  tokenFor,
} from '../../src/modules/ratings/index.ts';
import type { Platform } from '../../src/server/platform.ts';

/** A rating of a service, by the slugs of what it is about. */
export interface SentRating {
  service: string;
  touchpoint: string;
  mode: Mode;
  day: Day;
  answers: Partial<Record<Item, number>>;
  /** By an invitation of its own: its source class is RANDOM. */
  isInvited?: boolean;
}

const AT_ONCE = 1_000;

/** Sends ratings through the acceptance path, as a partner does. @throws Error when one is refused */
export async function sendRatings(
  platform: Platform,
  authorityId: string,
  ratings: readonly SentRating[],
): Promise<void> {
  const { acceptance } = platform;
  for (let start = 0; start < ratings.length; start += AT_ONCE) {
    const some = ratings.slice(start, start + AT_ONCE);
    const tokens = await invite(platform, authorityId, some);
    const rows = some.map(({ service, touchpoint, mode, day, answers }, at) => ({
      id: crypto.randomUUID(),
      touchpoint,
      subject: { service },
      mode,
      language: 'RU',
      instrumentVersion: INSTRUMENT_VERSION,
      collectedAt: `${day}T09:00:00Z`,
      ...(tokens[at] && { invitation: tokens[at] }),
      answers: Object.entries(answers).map(([item, value]) => ({ item, value })),
    }));
    const stored = await importRows(acceptance, rows, { authorityId, isDryRun: false });
    const refused = stored.find(({ kind }) => kind === 'REFUSED');
    if (refused) throw new Error(`a rating of the country was refused: ${JSON.stringify(refused)}`);
  }
}

/** Days for which an invitation holds. */
const VALID_DAYS = 30;

/** Invites those who rate by invitation, on the day of their rating. @returns tokens, in the order of the ratings */
async function invite(
  { acceptance, pool }: Platform,
  authorityId: string,
  ratings: readonly SentRating[],
): Promise<(string | null)[]> {
  const { directory, invitations } = acceptance;
  const rows: NewInvitation[] = [];
  const tokens = ratings.map(({ service, touchpoint, mode, day, isInvited }) => {
    if (!isInvited) return null;
    const touchpointId = directory.find('TOUCHPOINT', touchpoint)!.id;
    const subjectId = directory.find('SERVICE', service)!.id;
    const token = tokenFor(invitations.keys, { authorityId, touchpointId, subjectId, caseHash: crypto.randomUUID() });
    rows.push({
      hash: hashesOf(invitations.keys, token)!.token,
      keyGeneration: invitations.keys.generation,
      subjectKind: 'SERVICE',
      subjectId,
      touchpointId,
      segmentId: null,
      askedMode: mode,
      assignedMode: mode,
      bridgeVersion: null,
      issuedOn: day,
      expiresOn: addDays(day, VALID_DAYS),
    });
    return token;
  });
  if (rows.length > 0) await withRole(pool, 'otklik_acceptor', (client) => storeInvitations(client, rows));
  return tokens;
}
