/**
 * Whose trouble an error of the database is, by SQLSTATE class (PostgreSQL documentation, appendix A), and by what the
 * system and the driver say of a connection.
 */

/**
 * What was sent can be to blame: number of rows (21), data (22), a constraint (23), a check of a view (44), a size
 * limit (54), an exception of a trigger (P0). Statements are ours and fixed, so that nothing else depends on it.
 */
const OF_CONTENT = new Set(['21', '22', '23', '44', '54', 'P0']);

/**
 * The server cannot do its work: connection (08), a state such as read-only (25), resources such as a full disk (53),
 * locks not got (55), intervention such as a shutdown or the end of a statement's time (57), system (58).
 */
const AWAY = new Set(['08', '25', '53', '55', '57', '58']);

/** SQLSTATE of an error that PostgreSQL answered with; null for any other error. */
export function sqlStateOf(error: unknown): string | null {
  const { code, severity } = (error ?? {}) as { code?: unknown; severity?: unknown };
  return typeof code === 'string' && code.length === 5 && severity !== undefined ? code : null;
}

/**
 * True where a text with U+0000 was sent, which PostgreSQL has no way to hold: as a value (22021), or written into the
 * statement, whose message then ends too early (08P01, by the routine that reads it; poolers use that code for more).
 */
export function isUnstorableText(error: unknown): boolean {
  const state = sqlStateOf(error);
  const { routine } = (error ?? {}) as { routine?: unknown };
  return state === '22021' || (state === '08P01' && String(routine).startsWith('pq_getmsg'));
}

/** True where PostgreSQL answers with an error for which nothing that was sent can be to blame. */
export function isServerTrouble(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== null && !OF_CONTENT.has(state.slice(0, 2)) && !isInternalFailure(error) && !isUnstorableText(error);
}

/** True where PostgreSQL reports a failure inside itself (XX), of which nobody knows who has set it off. */
export const isInternalFailure = (error: unknown): boolean => sqlStateOf(error)?.startsWith('XX') ?? false;

/** What the system says of a connection that cannot be had or is gone. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
]);
/** What the driver says of it, in words alone. */
const DRIVER =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed)/;

/** True where the database could not be asked, or could not answer, whatever it was asked; also as the cause of an error. */
export function isDatabaseAway(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause)
    if (
      (AWAY.has(sqlStateOf(current)?.slice(0, 2) ?? '') && !isUnstorableText(current)) ||
      NETWORK.has(String((current as NodeJS.ErrnoException).code)) ||
      DRIVER.test(current.message)
    )
      return true;
  return false;
}

/** True where the same may go well the next time: the database is away, or another transaction was in the way (40). */
export const isPassing = (error: unknown): boolean =>
  isDatabaseAway(error) || (sqlStateOf(error)?.startsWith('40') ?? false);
