import { readFileSync } from 'node:fs';
import type { WriteAnswer } from '../workload/answer.ts';
import type { Operation } from '../workload/operation.ts';
import type { JournalLine } from './journal.ts';

/** One operation and everything that was answered to it; empty: nobody knows. */
export interface JournalledOperation {
  operation: Operation;
  /** Answers of the attempts that were answered, in order; each has one entry a write. */
  answers: WriteAnswer[][];
  /** Attempts over which the server stumbled. */
  internalErrors: number;
}

/** What a journal holds. */
export interface JournalContent {
  /** In the order of their intents. */
  operations: JournalledOperation[];
  /** Attempts that stayed unknown, by reason. */
  unknownAttempts: Record<string, number>;
}

/**
 * Reads a journal back from disk: what is checked is what was written there, not what the client remembers.
 * @param until moment of the client's clock; what was answered later counts as never answered
 */
export function readJournal(path: string, until = Infinity): JournalContent {
  return contentOf(
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as JournalLine)
      .filter((line) => 'intent' in line || line.at <= until),
  );
}

/** Puts outcomes to their intents. @throws Error for an outcome without an intent before it */
export function contentOf(lines: readonly JournalLine[]): JournalContent {
  const operations = new Map<number, JournalledOperation>();
  const unknownAttempts: Record<string, number> = {};
  for (const line of lines)
    if ('intent' in line) operations.set(line.intent, { operation: line.operation, answers: [], internalErrors: 0 });
    else {
      const found = operations.get(line.outcome);
      if (!found) throw new Error(`The journal has outcome ${line.outcome} before its intent.`);
      if (line.of.is === 'ANSWERED') found.answers.push(line.of.writes);
      else {
        unknownAttempts[line.of.reason] = (unknownAttempts[line.of.reason] ?? 0) + 1;
        if (line.of.isInternal) found.internalErrors++;
      }
    }
  return { operations: [...operations.values()], unknownAttempts };
}
