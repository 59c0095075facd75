import { GroupCommit } from '../../src/modules/ratings/group-commit.ts';
import { keyOfOperation, type Outcome, type RatingOperation } from '../../src/modules/ratings/rating-operation.ts';
import type { RatingWriter } from '../../src/modules/ratings/rating-writer.ts';

/** Replaces what stores a group by an answer that is there at once. Everything before and after it stays. */
export function withoutDatabase(writer: RatingWriter): void {
  const groups = new GroupCommit<RatingOperation, Outcome>({
    write: async (operations) => operations.map(outcomeOf),
    keyOf: keyOfOperation,
    isOwnFault: () => false,
  });
  writer.store = (operation) => groups.submit(operation);
}

function outcomeOf(operation: RatingOperation): Outcome {
  if (operation.kind !== 'SUBMIT') throw new Error('Only first submissions are measured without the database.');
  return {
    kind: 'STORED',
    isRepeated: false,
    state: {
      submissionId: operation.id,
      revision: 0,
      status: 'COUNTED',
      statusReason: null,
      day: operation.day,
      invitation: null,
    },
  };
}
