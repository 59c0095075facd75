import { DomainError, type UserFault } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { Acceptance } from './acceptance.ts';
import { busyWhenAway } from './busy-when-away.ts';
import { checkInteractionRow, interactionKey } from './interaction-row.rules.ts';
import { checkNormRow, normKey } from './norm-row.rules.ts';
import {
  type CheckedReport,
  type RefusedRow,
  type ReportKind,
  type ReportOutcome,
  sameOrConflict,
} from './partner-reports.ts';
import { reportHash } from './report-hash.ts';
import { namedOffers, type ReportChecks, type ReportRow } from './report-shape.rules.ts';
import { underInput } from './submit-rating.ts';

/** Most rows of one report. */
export const REPORT_ROWS_AT_MOST = 1_000;
/** Scope a partner key needs. */
const SCOPE = 'interactions:write';

/** A report as a partner sends it. */
export interface RawReport {
  /** Any UUID, which the partner makes. */
  id: string;
  /** The report that this one takes the place of. */
  replaces?: string | null;
  rows: readonly ReportRow[];
}

/**
 * Takes a report of the partner whose key came with the request.
 * @throws DomainError KEY_MISSING, KEY_SCOPE and those of `storeReport`
 */
export async function takeReport(
  { partner, acceptance }: RequestContext,
  kind: ReportKind,
  input: RawReport,
): Promise<ReportOutcome> {
  if (!partner) throw new DomainError({ code: 'KEY_MISSING', path: [] });
  if (!partner.scopes.includes(SCOPE)) throw new DomainError({ code: 'KEY_SCOPE', path: [] });
  return storeReport(acceptance, kind, input, partner.authorityId);
}

/**
 * Stores what is good of a report; a bad row rejects only itself. Its rows are added to what was reported before; the
 * report that it replaces is taken off as a whole. The same report again gets the same answer and counts nothing. A
 * report without a good row is not stored, and replaces nothing, unless it came empty to take an earlier one back.
 * @param authorityId authority of the partner's key
 * @throws DomainError ROWS_EMPTY, ROWS_TOO_MANY, IDEMPOTENCY_CONFLICT, REPORT_UNKNOWN, REPORT_REPLACED
 * @throws BusyError
 */
export async function storeReport(
  acceptance: Acceptance,
  kind: ReportKind,
  { id, replaces, rows }: RawReport,
  authorityId: string,
): Promise<ReportOutcome> {
  if (rows.length === 0 && !replaces) throw refusal({ code: 'ROWS_EMPTY', path: ['rows'] });
  if (rows.length > REPORT_ROWS_AT_MOST) throw refusal({ code: 'ROWS_TOO_MANY', path: ['rows'] });
  await busyWhenAway(acceptance.directory.keepFresh());
  const replacesId = replaces?.toLowerCase() ?? null;
  const contentHash = reportHash([kind, authorityId, replacesId, rows]);
  const earlier = await busyWhenAway(acceptance.reports.find(id.toLowerCase()));
  const stored = earlier ? sameOrConflict(earlier, contentHash) : await storeNew();
  if ('fault' in stored) throw refusal(stored.fault);
  return stored.outcome;

  async function storeNew() {
    const receivedAt = acceptance.clock.now();
    const reach = new Set(acceptance.directory.find('AUTHORITY', authorityId)?.withDescendants);
    const { directory } = acceptance;
    const isOffered = await busyWhenAway(acceptance.reports.findOffers(namedOffers(rows, directory)));
    const checked = checkRows(kind, rows, { directory, isOffered, receivedAt, reach });
    const report = { id: id.toLowerCase(), authorityId, contentHash, replacesId, receivedAt, ...checked };
    if (report.content.rows.length === 0 && rows.length > 0)
      return { outcome: { id: report.id, accepted: 0, refused: report.refused } };
    return busyWhenAway(acceptance.reports.store(report));
  }
}

function checkRows(
  kind: ReportKind,
  rows: readonly ReportRow[],
  checks: ReportChecks,
): Pick<CheckedReport, 'content' | 'refused'> {
  if (kind === 'INTERACTIONS') {
    const { good, refused } = sortRows(rows, (row) => checkInteractionRow(row, checks), interactionKey);
    return { content: { kind, rows: good }, refused };
  }
  const { good, refused } = sortRows(rows, (row) => checkNormRow(row, checks), normKey);
  return { content: { kind, rows: good }, refused };
}

/** Good rows and refused ones. What was counted by an earlier row of the report is refused. */
function sortRows<Row>(
  rows: readonly ReportRow[],
  check: (row: ReportRow) => { row: Row; faults: null } | { row: null; faults: UserFault[] },
  keyOf: (row: Row) => string,
): { good: { position: number; row: Row }[]; refused: RefusedRow[] } {
  const good: { position: number; row: Row }[] = [];
  const refused: RefusedRow[] = [];
  const counted = new Set<string>();
  for (const [position, raw] of rows.entries()) {
    const { row, faults } = check(raw);
    if (faults) refused.push({ position, faults });
    else if (counted.has(keyOf(row))) refused.push({ position, faults: [{ code: 'ROW_REPEATED', path: [] }] });
    else {
      counted.add(keyOf(row));
      good.push({ position, row });
    }
  }
  return { good, refused };
}

const refusal = (fault: UserFault): DomainError => new DomainError(...underInput([fault]));
