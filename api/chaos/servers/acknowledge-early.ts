// The real server with one promise broken, to see that it is found out: it answers before COMMIT.
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { readSettings } from '../../src/config.ts';
import type { Outcome, RatingOperation } from '../../src/modules/ratings/rating-operation.ts';
import { RatingWriter } from '../../src/modules/ratings/rating-writer.ts';
import { run } from '../../src/run.ts';
import { inCheckout } from '../checkout.ts';

/** How long after the answer the rating goes into its group. */
const EARLY_MS = 40;

// oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
const storeForSure = RatingWriter.prototype.store;
RatingWriter.prototype.store = async function store(this: RatingWriter, operation: RatingOperation): Promise<Outcome> {
  void pause(EARLY_MS)
    .then(() => storeForSure.call(this, operation))
    .catch((error: unknown) => process.stderr.write(`lost: ${(error as Error).message}\n`));
  return promised(operation);
};

function promised(operation: RatingOperation): Outcome {
  if (operation.kind === 'WITHDRAW') return { kind: 'WITHDRAWN' };
  return {
    kind: 'STORED',
    isRepeated: false,
    state: {
      submissionId: operation.kind === 'SUBMIT' ? operation.id : operation.reference.id!,
      revision: operation.kind === 'SUBMIT' ? 0 : operation.revision,
      status: 'COUNTED',
      statusReason: null,
      day: new Date().toISOString().slice(0, 10),
      invitation: null,
    },
  };
}

await run(readSettings(), pino({ base: null }), {
  widget: inCheckout('widget/dist'),
  demoSite: inCheckout('widget/demo'),
  pages: inCheckout('dashboard/build/handler.js'),
});
