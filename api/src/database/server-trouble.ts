/**
 * SQLSTATE classes that tell of the server and not of what was asked: connection (08), transaction state, such as a
 * server that has become read-only (25), resources, such as a full disk (53), objects in use and locks not got (55),
 * intervention: shutdown, cancelled or out of time (57), system (58).
 * Source: PostgreSQL documentation, appendix A.
 */
const CLASSES = new Set(['08', '25', '53', '55', '57', '58']);

/** SQLSTATE of an error that PostgreSQL answered with; null for any other error. */
export function sqlStateOf(error: unknown): string | null {
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  return typeof code === 'string' && code.length === 5 && severity !== undefined ? code : null;
}

/** True where PostgreSQL says that it is in trouble itself: whoever asks for anything else now hears the same. */
export function isServerTrouble(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== null && CLASSES.has(state.slice(0, 2));
}

/** True where PostgreSQL reports a failure inside itself (XX), of which nobody knows who has set it off. */
export const isInternalFailure = (error: unknown): boolean => sqlStateOf(error)?.startsWith('XX') ?? false;
