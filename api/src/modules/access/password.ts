import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../../kernel/domain-error.ts';

/** argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet, 2025). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes computed at once; each takes a thread and 19 MiB. */
const AT_ONCE = 2;

/** Hashes that may wait, about 3 s of work; more would only delay everyone. */
const WAITING_AT_MOST = 100;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs `work` when fewer than two hashes are being computed. @throws DomainError SERVICE_BUSY */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST) throw new DomainError({ code: 'SERVICE_BUSY', path: [] });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The hash to store: PHC string with parameters and a random salt. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST));

// Computed once, so that an unknown account costs the same work as a wrong password.
let absent: Promise<string> | null = null;

/**
 * True when the password is the one of the hash. Without a hash it works as long and is false.
 * @throws DomainError SERVICE_BUSY when too many wait
 */
export async function isPassword(storedHash: string | null, password: string): Promise<boolean> {
  const compared = storedHash ?? (await (absent ??= hash('no account has this password', COST)));
  const isSame = await inTurn(() => verify(compared, password));
  return isSame && storedHash !== null;
}
