import type { ClientBase } from 'pg';
import type { Cells } from './cells.ts';
import type { SubmitOperation } from './rating-operation.ts';

/** Numbers of the cells that a submission may be counted in. */
export interface SubmissionCells {
  plain: number;
  /** With its invitation, if nobody has used it before; null: it has none that fits. */
  invited: number | null;
}

/** The cells of each submission, in order; cells that do not exist yet are made. */
export async function submissionCells(
  client: ClientBase,
  cells: Cells,
  operations: readonly SubmitOperation[],
): Promise<SubmissionCells[]> {
  const invitedCells = operations.map(({ invitation }) =>
    invitation && 'cell' in invitation ? invitation.cell : null,
  );
  const ids = await cells.idsOf(client, [
    ...operations.map(({ cell }) => cell),
    ...invitedCells.filter((cell) => cell !== null),
  ]);
  let next = operations.length;
  return invitedCells.map((cell, index) => ({ plain: ids[index]!, invited: cell && ids[next++]! }));
}
