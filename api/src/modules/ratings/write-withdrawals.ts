import type { ClientBase } from 'pg';
import { plainArray } from './array-literal.ts';
import { lockStored, missingFault } from './find-stored.ts';
import type { Outcome, WithdrawOperation } from './rating-operation.ts';

/**
 * Erases ratings and their comments inside the transaction of `client`; of each stays a tombstone that knows the
 * client's id, the hash of the receipt and the day. The hash of the content goes too: few contents are possible, so
 * that it would tell the answers to whoever tries them. A rating that is already withdrawn stays so.
 */
export async function writeWithdrawals(
  client: ClientBase,
  operations: readonly WithdrawOperation[],
): Promise<Outcome[]> {
  await client.query('begin; set local role otklik_acceptor');
  const find = await lockStored(
    client,
    operations.map(({ reference }) => reference),
  );
  const stored = operations.map(({ reference }) => find(reference));
  const toErase = stored.flatMap((row) => (row?.rating ? [row] : []));
  if (toErase.length > 0) {
    const submissionIds = plainArray(toErase.map(({ submissionId }) => submissionId));
    await client.query(
      `update submission set rating_id = null, withdrawn_on = current_date, content_hash = decode(repeat('00', 32), 'hex')
       where id = any ($1::uuid[]) and rating_id is not null`,
      [submissionIds],
    );
    await client.query('delete from rating where id = any ($1::uuid[])', [
      plainArray(toErase.map(({ rating }) => rating!.id)),
    ]);
  }
  return stored.map((row) => (row ? { kind: 'WITHDRAWN' } : { kind: 'REFUSED', fault: missingFault(null) }));
}
