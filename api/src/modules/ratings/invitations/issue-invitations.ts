import { hash } from 'node:crypto';
import type { Mode } from '@otklik/schema';
import type { ClientBase } from 'pg';
import { withRole } from '../../../database/pool.ts';
import { addDays, type Day, dayIn } from '../../../kernel/calendar.ts';
import { DomainError, refuseFaults } from '../../../kernel/domain-error.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { findBridge, routeOf } from '../../methodology/index.ts';
import { findOffers } from '../../registry/index.ts';
import { plainArray } from '../array-literal.ts';
import { busyWhenAway } from '../busy-when-away.ts';
import { isWithinReach } from '../import-row.rules.ts';
import { underInput } from '../submit-rating.ts';
import { checkRequest, type CheckedRequest, type IssueRequest } from './issue-request.rules.ts';
import { hashesOf, type InvitationOrigin, tokenFor } from './invitation-token.ts';
import { pageOf } from './invitation-page.ts';
import { storeInvitations } from './store-invitations.ts';

/** Scope a partner key needs. */
const SCOPE = 'invitations:issue';

/** An invitation as its partner gets it. */
export interface IssuedInvitation {
  token: string;
  mode: Mode;
  path: string | null;
  caseHash: string | null;
  expiresOn: Day;
}

/**
 * Issues invitations, once: the same call gets the same tokens, led the same way. A case has one invitation about one
 * subject at one touchpoint, in whichever calls it comes.
 * @throws DomainError KEY_MISSING, KEY_SCOPE, SERVICE_NOT_OFFERED, IDEMPOTENCY_CONFLICT, and every fault of the request; BusyError
 */
export async function issueInvitations(context: RequestContext, request: IssueRequest): Promise<IssuedInvitation[]> {
  const { partner, acceptance, directory, clock, pool } = context;
  if (!partner) throw new DomainError({ code: 'KEY_MISSING', path: [] });
  if (!partner.scopes.includes(SCOPE)) throw new DomainError({ code: 'KEY_SCOPE', path: [] });
  await busyWhenAway(directory.keepFresh());
  const { checked, faults } = checkRequest(request, directory);
  refuseFaults(underInput(faults ?? []));
  if (!checked) throw new Error('A request is either checked or at fault');
  const { authorityId } = partner;
  const reach = new Set(directory.find('AUTHORITY', authorityId)?.withDescendants);
  if (!isWithinReach(checked, reach)) throw new DomainError({ code: 'KEY_SCOPE', path: ['input', 'touchpoint'] });
  if (checked.subject.kind === 'SERVICE') {
    const pair = { serviceId: checked.subject.id, touchpointId: checked.touchpoint.id };
    const isOffered = await busyWhenAway(findOffers(pool, [pair]));
    if (!isOffered(pair.serviceId, pair.touchpointId))
      throw new DomainError({ code: 'SERVICE_NOT_OFFERED', path: ['input', 'subject'] });
  }
  const { keys } = acceptance.invitations;
  const origins = checked.places.map((caseHash, index) =>
    caseHash === null
      ? { authorityId, batchId: checked.id, index }
      : { authorityId, touchpointId: checked.touchpoint.id, subjectId: checked.subject.id, caseHash },
  );
  const drafts = origins.map((origin) => {
    const token = tokenFor(keys, origin);
    return { origin, token, hash: hashesOf(keys, token)!.token };
  });
  const today = dayIn(checked.touchpoint.timeZone, clock.now());
  const stored = await busyWhenAway(
    withRole(pool, 'otklik_acceptor', (client) =>
      store(client, checked, { authorityId, drafts, keyGeneration: keys.generation, today }),
    ),
  );
  if (!stored) throw new DomainError({ code: 'IDEMPOTENCY_CONFLICT', path: ['input', 'id'] });
  return drafts.map((draft, index) => {
    const { mode, expiresOn, keyGeneration } = stored.get(draft.hash)!;
    // Issued before by another key: it stays the token that was sent, and by which its way was drawn.
    const token = keyGeneration === keys.generation ? draft.token : tokenFor(keys, draft.origin, keyGeneration);
    return {
      token,
      mode,
      path: mode === 'WEB' ? pageOf(checked, token) : null,
      caseHash: checked.places[index]!,
      expiresOn,
    };
  });
}

/** An invitation that is to be issued if it was not before. */
interface Draft {
  origin: InvitationOrigin;
  /** Signed by the key of today. */
  token: string;
  /** For the table of invitations, in hexadecimal. */
  hash: string;
}

interface Stored {
  hash: string;
  keyGeneration: number;
  mode: Mode;
  expiresOn: Day;
}

/** Stores the invitations that are not there yet. @returns all of them by hash; null: the id came with another request */
async function store(
  client: ClientBase,
  request: CheckedRequest,
  issue: {
    authorityId: string;
    drafts: readonly Draft[];
    keyGeneration: number;
    today: Day;
  },
): Promise<Map<string, Stored> | null> {
  if (!(await isThisRequest(client, request, issue.authorityId))) return null;
  const { subject, touchpoint, segment, mode, validDays } = request;
  const hashes = issue.drafts.map(({ hash }) => hash);
  const bridge = await findBridge(client, touchpoint.id);
  await storeInvitations(
    client,
    issue.drafts.map(({ token, hash }) => {
      const route = routeOf(token, mode, touchpoint, bridge);
      return {
        hash,
        keyGeneration: issue.keyGeneration,
        subjectKind: subject.kind,
        subjectId: subject.id,
        touchpointId: touchpoint.id,
        segmentId: segment?.id ?? null,
        askedMode: mode,
        assignedMode: route.mode,
        bridgeVersion: route.bridgeVersion,
        issuedOn: issue.today,
        expiresOn: addDays(issue.today, validDays),
      };
    }),
  );
  const { rows } = await client.query<Stored>(
    `select encode(token_hash, 'hex') as hash, key_generation as "keyGeneration", assigned_mode as mode,
       expires_on::text as "expiresOn"
     from invitation where token_hash in (select decode(hash, 'hex') from unnest($1::text[]) as hash)`,
    [plainArray(hashes)],
  );
  return new Map(rows.map((row) => [row.hash, row]));
}

/** True when the id is new, or came with this same request before. A call at the same time is waited for. */
async function isThisRequest(client: ClientBase, request: CheckedRequest, authorityId: string): Promise<boolean> {
  const { id, touchpoint, subject, segment, language, mode, places, validDays } = request;
  const content = [touchpoint.id, subject.id, segment?.id ?? null, language, mode, places, validDays];
  const contentHash = hash('sha256', JSON.stringify(content));
  await client.query(
    `insert into invitation_batch (id, authority_id, content_hash) values ($1, $2, decode($3, 'hex')) on conflict do nothing`,
    [id, authorityId, contentHash],
  );
  const { rowCount } = await client.query(
    `select from invitation_batch where id = $1 and authority_id = $2 and content_hash = decode($3, 'hex')`,
    [id, authorityId, contentHash],
  );
  return rowCount === 1;
}
