import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from '../checkout.ts';

const FOLDER = inCheckout('api/src/database/checks');

/** What must hold in every database, as queries that return no row. */
export const INVARIANTS: readonly { name: string; sql: string }[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => ({ name: file.slice(0, -4), sql: readFileSync(join(FOLDER, file), 'utf8') }));
