import type { ClientBase, Pool } from 'pg';
import { ADVISORY_LOCKS } from '../../database/advisory-locks.ts';
import { withRole } from '../../database/pool.ts';
import type { UserFault } from '../../kernel/domain-error.ts';
import { findOffers, type IsOffered, type Offer } from '../registry/index.ts';
import type { InteractionRow } from './interaction-row.rules.ts';
import type { NormRow } from './norm-row.rules.ts';

/** Bins of the tally of norms; a norm uses the first of them. */
const BINS = 16;

export type ReportKind = 'INTERACTIONS' | 'NORMS';

/** A row that was refused, and why; `position` from 0. */
export interface RefusedRow {
  position: number;
  faults: UserFault[];
}

/** What became of a report: the same whenever it is sent again. */
export interface ReportOutcome {
  id: string;
  accepted: number;
  refused: RefusedRow[];
}

/** A report as it was stored. */
interface StoredReport extends ReportOutcome {
  contentHash: string;
}

/** A report that is to be stored: its accepted rows beside their place in it. */
export interface CheckedReport {
  id: string;
  authorityId: string;
  contentHash: string;
  replacesId: string | null;
  receivedAt: Date;
  content:
    | { kind: 'INTERACTIONS'; rows: { position: number; row: InteractionRow }[] }
    | { kind: 'NORMS'; rows: { position: number; row: NormRow }[] };
  refused: RefusedRow[];
}

/** What became of the attempt to store a report. */
export type ReportStored = { outcome: ReportOutcome } | { fault: UserFault };

/** Reports of partners: what was accepted of them, row by row. Triggers move the tallies in the same transaction. */
export class PartnerReports {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** The report with this id, from whomever; null when there is none. */
  find(id: string): Promise<StoredReport | null> {
    return withRole(this.#pool, 'otklik_acceptor', (client) => findReport(client, id));
  }

  /** Which of these services the registry offers at their touchpoints. */
  findOffers(pairs: readonly Offer[]): Promise<IsOffered> {
    return findOffers(this.#pool, pairs);
  }

  /**
   * Stores a report in one transaction, and takes the one that it replaces out of the tallies. Reports are few: one is
   * stored at a time, whatever the number of processes, so that no two of them can lock each other's tallies.
   */
  store(report: CheckedReport): Promise<ReportStored> {
    return withRole(this.#pool, 'otklik_acceptor', async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.partnerReports]);
      const earlier = await findReport(client, report.id);
      if (earlier) return sameOrConflict(earlier, report.contentHash);
      if (report.replacesId !== null) {
        const fault = await takeBack(client, report, report.replacesId);
        if (fault) return { fault };
      }
      await insertReport(client, report);
      const { content } = report;
      if (content.kind === 'INTERACTIONS') await insertInteractions(client, report.id, content.rows);
      else await insertNorms(client, report.id, content.rows);
      return { outcome: { id: report.id, accepted: content.rows.length, refused: report.refused } };
    });
  }
}

/** The answer that a stored report got, or a conflict where its id comes with other content. */
export const sameOrConflict = ({ id, accepted, refused, contentHash }: StoredReport, sentHash: string): ReportStored =>
  contentHash === sentHash
    ? { outcome: { id, accepted, refused } }
    : { fault: { code: 'IDEMPOTENCY_CONFLICT', path: ['id'] } };

async function findReport(client: ClientBase, id: string): Promise<StoredReport | null> {
  const { rows } = await client.query<StoredReport>(
    `select id, encode(content_hash, 'hex') as "contentHash", accepted, refused from partner_report where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Takes the rows of a report out of the tallies; a fault when it is not there, or no longer counted. */
async function takeBack(client: ClientBase, report: CheckedReport, replacesId: string): Promise<UserFault | null> {
  const { rows } = await client.query<{ isReplaced: boolean }>(
    `select exists (select from partner_report newer where newer.replaces_id = earlier.id) as "isReplaced"
     from partner_report earlier where id = $1 and kind = $2 and authority_id = $3`,
    [replacesId, report.content.kind, report.authorityId],
  );
  if (!rows[0]) return { code: 'REPORT_UNKNOWN', path: ['replaces'] };
  if (rows[0].isReplaced) return { code: 'REPORT_REPLACED', path: ['replaces'] };
  const tables = report.content.kind === 'NORMS' ? ['norm_row'] : ['interaction_row', 'interaction_offer_row'];
  for (const table of tables)
    await client.query(`update ${table} set is_counted = false where report_id = $1`, [replacesId]);
  return null;
}

async function insertReport(client: ClientBase, report: CheckedReport): Promise<void> {
  const { id, authorityId, contentHash, replacesId, receivedAt, content, refused } = report;
  await client.query(
    `insert into partner_report (id, kind, authority_id, content_hash, replaces_id, accepted, refused, received_at)
     values ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8)`,
    [id, content.kind, authorityId, contentHash, replacesId, content.rows.length, JSON.stringify(refused), receivedAt],
  );
}

async function insertInteractions(
  client: ClientBase,
  reportId: string,
  rows: readonly { position: number; row: InteractionRow }[],
): Promise<void> {
  await client.query(
    `insert into interaction_row
       (report_id, position, day, service_id, touchpoint_id, segment_id, transactions, invited, delivered)
     select $1, r.position, r.day, r."serviceId", r."touchpointId", r."segmentId", r.transactions, r.invited, r.delivered
     from jsonb_to_recordset($2::jsonb) as r (position integer, day date, "serviceId" uuid, "touchpointId" uuid,
       "segmentId" uuid, transactions bigint, invited bigint, delivered bigint)`,
    [reportId, JSON.stringify(rows.map(({ position, row: { offers: _offers, ...row } }) => ({ position, ...row })))],
  );
  const offers = rows.flatMap(({ position, row: { day, serviceId, touchpointId, segmentId, offers } }) =>
    offers.map((offer, index) => ({ position, offer: index, day, serviceId, touchpointId, segmentId, ...offer })),
  );
  if (offers.length === 0) return;
  await client.query(
    `insert into interaction_offer_row
       (report_id, position, offer, day, service_id, touchpoint_id, segment_id, mode, source_class, shown)
     select $1, r.position, r.offer, r.day, r."serviceId", r."touchpointId", r."segmentId", r.mode, r."sourceClass", r.shown
     from jsonb_to_recordset($2::jsonb) as r (position integer, offer integer, day date, "serviceId" uuid,
       "touchpointId" uuid, "segmentId" uuid, mode text, "sourceClass" text, shown bigint)`,
    [reportId, JSON.stringify(offers)],
  );
}

async function insertNorms(
  client: ClientBase,
  reportId: string,
  rows: readonly { position: number; row: NormRow }[],
): Promise<void> {
  const bins = Array.from({ length: BINS }, (_, bin) => bin);
  await client.query(
    `insert into norm_row (report_id, position, day, service_id, touchpoint_id, norm, version,
       within_norm, outside_norm, unknown, ${bins.map((bin) => `b${bin}`).join(', ')})
     select $1, r.position, r.day, r."serviceId", r."touchpointId", r.norm, r.version, r.within, r.outside, r.unknown,
       ${bins.map((bin) => `coalesce((r.bins ->> ${bin})::bigint, 0)`).join(', ')}
     from jsonb_to_recordset($2::jsonb) as r (position integer, day date, "serviceId" uuid, "touchpointId" uuid,
       norm text, version text, within bigint, outside bigint, unknown bigint, bins jsonb)`,
    [reportId, JSON.stringify(rows.map(({ position, row }) => ({ position, ...row })))],
  );
}
