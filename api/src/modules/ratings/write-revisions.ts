import { BUILT_IN_INSTRUMENT, levelOf } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { UserFault } from '../../kernel/domain-error.ts';
import { uuidV7 } from '../../kernel/ids.ts';
import type { Instruments } from '../methodology/index.ts';
import type { Directory } from '../registry/index.ts';
import { plainArray } from './array-literal.ts';
import type { CellKey, Cells } from './cells.ts';
import { lockStored, missingFault, type StoredRating } from './find-stored.ts';
import type { Outcome, ReviseOperation } from './rating-operation.ts';
import { decideRevision } from './revision.rules.ts';
import { checkContent } from './submission.rules.ts';
import { answerColumns, usedColumn } from './rating-columns.ts';
import { fromCell, insertComments } from './write-comments.ts';

interface Change {
  operation: ReviseOperation;
  rating: NonNullable<StoredRating['rating']>;
  cell: CellKey;
}

/** Applies a group of revisions inside the transaction of `client`; the trigger moves the tallies by the difference. */
export async function writeRevisions(
  client: ClientBase,
  cells: Cells,
  directory: Directory,
  instruments: Instruments,
  operations: readonly ReviseOperation[],
): Promise<Outcome[]> {
  await client.query('begin; set local role otklik_acceptor');
  const find = await lockStored(
    client,
    operations.map(({ reference }) => reference),
  );
  const changes = new Map<string, Change>();
  const outcomes: Outcome[] = [];
  for (const operation of operations) {
    const stored = find(operation.reference);
    const rating = stored?.rating;
    if (!rating) {
      outcomes.push({ kind: 'REFUSED', fault: missingFault(stored) });
      continue;
    }
    const cell = await cells.keyOf(client, rating.cellId);
    const fault = contentFault(operation, cell, directory, instruments);
    const decision = fault ?? decideRevision(rating, operation);
    if (typeof decision === 'object') {
      outcomes.push({ kind: 'REFUSED', fault: decision });
      continue;
    }
    if (decision === 'APPLY') {
      changes.set(rating.id, { operation, rating, cell });
      // A second revision of the same rating in this group meets the state this one leaves.
      rating.revision = operation.revision;
      rating.revisionHash = operation.revisionHash;
    }
    outcomes.push({
      kind: 'STORED',
      isRepeated: decision === 'REPEAT',
      state: {
        submissionId: stored.submissionId,
        revision: rating.revision,
        status: rating.status,
        statusReason: rating.statusReason,
        day: rating.day,
        invitation: null,
      },
    });
  }
  if (changes.size > 0) await applyChanges(client, [...changes.values()]);
  return outcomes;
}

/** What is wrong with a revision by the version that was answered. */
function contentFault(
  operation: ReviseOperation,
  cell: CellKey,
  directory: Directory,
  instruments: Instruments,
): UserFault | null {
  const level = levelOf(directory.subject(cell.subjectKind, cell.subjectId));
  const instrument = instruments.find(cell.instrumentVersion) ?? BUILT_IN_INSTRUMENT;
  return checkContent(instrument, level, cell.mode, operation.answers, operation.comments)[0] ?? null;
}

async function applyChanges(client: ClientBase, changes: readonly Change[]): Promise<void> {
  const answers = changes.map(({ operation }) => answerColumns(operation));
  const ratingIds = plainArray(changes.map(({ rating }) => rating.id));
  await client.query({
    name: 'revise-ratings',
    text: `update rating set revision = r.revision, revision_hash = decode(r.revision_hash, 'hex'), sat = r.sat,
        ease = r.ease, time = r.time, result = r.result, other_answers = r.other_answers::jsonb,
        used_service_ids = r.used_service_ids::uuid[]
      from unnest($1::uuid[], $2::integer[], $3::text[], $4::smallint[], $5::smallint[], $6::smallint[],
        $7::smallint[], $8::text[], $9::text[])
        as r (id, revision, revision_hash, sat, ease, time, result, other_answers, used_service_ids)
      where rating.id = r.id`,
    values: [
      ratingIds,
      plainArray(changes.map(({ operation }) => operation.revision)),
      plainArray(changes.map(({ operation }) => operation.revisionHash)),
      plainArray(answers.map(({ sat }) => sat)),
      plainArray(answers.map(({ ease }) => ease)),
      plainArray(answers.map(({ time }) => time)),
      plainArray(answers.map(({ result }) => result)),
      answers.map(({ other }) => other),
      changes.map(({ operation }) => usedColumn(operation)),
    ],
  });
  await client.query({
    name: 'delete-revised-comments',
    text: 'delete from comment where rating_id = any ($1::uuid[])',
    values: [ratingIds],
  });
  await insertComments(
    client,
    changes.flatMap(({ operation, rating, cell }) =>
      operation.comments.map(({ question, text }) => ({
        id: uuidV7(),
        ratingId: rating.id,
        question,
        text,
        mayQuote: operation.mayQuote,
        ...fromCell(cell),
        subjectAuthorityId: rating.subjectAuthorityId,
        touchpointAuthorityId: rating.touchpointAuthorityId,
        day: rating.day,
        sat: answerColumns(operation).sat,
      })),
    ),
  );
}
