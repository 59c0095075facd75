import { setImmediate as nextTurn } from 'node:timers/promises';
import { DomainError, type UserFault } from '../../kernel/domain-error.ts';
import { toUserErrors } from '../../kernel/payload.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { Acceptance } from './acceptance.ts';
import { isWithinReach, parseImportRow } from './import-row.rules.ts';
import { BusyError } from './group-commit.ts';
import { orBusy } from './or-busy.ts';
import type { SubmitOperation } from './rating-operation.ts';
import type { ImportRowResultType, RatingsImportInput, RatingsImportPayload } from './rating.graphql.ts';
import { checkSubmission } from './submission.rules.ts';

/** Most rows of one call. */
export const IMPORT_ROWS_AT_MOST = 1_000;
/** Rows that are checked without a pause: people who rate get their turn in between. */
const ROWS_A_TURN = 100;
/** Scope a partner key needs. */
const SCOPE = 'ratings:write';

/** What became of one row, before it is told to the client. */
export type ImportedRow =
  | { kind: 'STORED'; rating: ReturnType<Acceptance['ratingOf']>; isRepeated: boolean }
  | { kind: 'VALID' }
  | { kind: 'REFUSED'; faults: UserFault[] };

/**
 * Stores up to 1,000 ratings that were collected elsewhere, each on its own: a bad row rejects only itself.
 * @throws DomainError KEY_MISSING, KEY_SCOPE, ROWS_EMPTY, ROWS_TOO_MANY
 */
export async function importRatings(context: RequestContext, input: RatingsImportInput): Promise<RatingsImportPayload> {
  const { partner, acceptance } = context;
  if (!partner) throw new DomainError({ code: 'KEY_MISSING', path: [] });
  if (!partner.scopes.includes(SCOPE)) throw new DomainError({ code: 'KEY_SCOPE', path: [] });
  if (input.rows.length === 0) throw new DomainError({ code: 'ROWS_EMPTY', path: ['input', 'rows'] });
  if (input.rows.length > IMPORT_ROWS_AT_MOST)
    throw new DomainError({ code: 'ROWS_TOO_MANY', path: ['input', 'rows'] });
  const rows = await importRows(acceptance, input.rows, { authorityId: partner.authorityId, isDryRun: input.dryRun });
  const count = (isCounted: (row: ImportedRow) => boolean) => rows.filter(isCounted).length;
  return {
    accepted: count((row) => row.kind === 'VALID' || (row.kind === 'STORED' && !row.isRepeated)),
    repeated: count((row) => row.kind === 'STORED' && row.isRepeated),
    rejected: count((row) => row.kind === 'REFUSED'),
    results: rows.map((row, index): ImportRowResultType => ({
      row: index,
      rating: row.kind === 'STORED' ? row.rating : null,
      userErrors: row.kind === 'REFUSED' ? toUserErrors(context, underRow(row.faults, index)) : [],
    })),
    userErrors: [],
  };
}

/**
 * Checks rows one by one and stores the good ones through the writer that every rating goes through, behind the
 * ratings of people. Of several ratings of one case the last that arrived counts: within a call in the order of its rows,
 * across calls in that of the calls. A row that is turned away takes all later rows of its case with it, so that the same
 * rows, sent again, still come in their order.
 * @param options.authorityId authority of the partner's key
 * @throws BusyError when the outcome of a row is unknown: send the same rows again
 */
export async function importRows(
  acceptance: Acceptance,
  rows: readonly Record<string, unknown>[],
  { authorityId, isDryRun }: { authorityId: string; isDryRun: boolean },
): Promise<ImportedRow[]> {
  await orBusy(acceptance.keepFresh());
  const receivedAt = acceptance.clock.now();
  const reach = new Set(acceptance.directory.find('AUTHORITY', authorityId)?.withDescendants);
  /** What is to be stored of a row, or what has become of it already. */
  const checkRow = async (row: Record<string, unknown>): Promise<ImportedRow | SubmitOperation> => {
    const { raw, faults: shapeFaults } = parseImportRow(row);
    if (!raw) return { kind: 'REFUSED', faults: shapeFaults };
    const checked = checkSubmission(raw, acceptance.directory, acceptance.instruments, receivedAt, { isImport: true });
    if (!checked.submission) {
      const rating = checked.before && (await acceptance.storedBefore(checked.before));
      return rating ? { kind: 'STORED', rating, isRepeated: true } : { kind: 'REFUSED', faults: checked.faults };
    }
    const { submission } = checked;
    if (!isWithinReach(submission, reach))
      return { kind: 'REFUSED', faults: [{ code: 'KEY_SCOPE', path: ['touchpoint'] }] };
    if (isDryRun) return { kind: 'VALID' };
    return acceptance.toOperation(submission, authorityId);
  };
  /** Cases of which a row of this call was turned away. */
  const brokenCases = new Set<string>();
  const storeRow = async (operation: SubmitOperation): Promise<ImportedRow> => {
    if (operation.caseKey && brokenCases.has(operation.caseKey)) throw new BusyError();
    const outcome = await acceptance.writer.store(operation, 'BULK').catch((error: Error) => {
      // What always fails by its own content is the one row, and its neighbours are stored; all else may be sent again.
      if (error instanceof BusyError) {
        if (operation.caseKey) brokenCases.add(operation.caseKey);
        throw error;
      }
      acceptance.onUnexpected(error);
      return { kind: 'REFUSED' as const, fault: { code: 'INTERNAL' as const, path: [] } };
    });
    if (outcome.kind === 'REFUSED') return { kind: 'REFUSED', faults: [outcome.fault] };
    if (outcome.kind === 'WITHDRAWN') throw new Error('A submission is never answered as withdrawn');
    return {
      kind: 'STORED',
      rating: acceptance.ratingOf(outcome.state, operation.receipt),
      isRepeated: outcome.isRepeated,
    };
  };
  const parts: Promise<ImportedRow[]>[] = [];
  for (let start = 0; start < rows.length; start += ROWS_A_TURN) {
    if (start > 0) await nextTurn();
    const checked = await Promise.all(rows.slice(start, start + ROWS_A_TURN).map(checkRow));
    // In the order of the rows, whichever was checked first: of several ratings of one case the last one counts.
    const part = Promise.all(checked.map(async (row) => (row.kind === 'SUBMIT' ? storeRow(row) : row)));
    // Awaited below; one that fails early must not count as unhandled until then.
    part.catch(() => undefined);
    parts.push(part);
  }
  return (await Promise.all(parts)).flat();
}

const underRow = (faults: readonly UserFault[], index: number): UserFault[] =>
  faults.map((fault) => ({ ...fault, path: ['input', 'rows', String(index), ...fault.path] }));
