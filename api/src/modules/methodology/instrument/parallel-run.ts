import { createHmac } from 'node:crypto';

/** Two versions that are asked side by side: the value behind the GraphQL type. */
export interface ParallelRun {
  kind: 'PARALLEL_RUN';
  id: string;
  oldVersion: string;
  newVersion: string;
  startedAt: Date;
  /** When a quarter is over: from then on only the new version is asked. */
  endsAt: Date;
  endedAt: Date | null;
}

/** Columns of `parallel_run`, as `ParallelRun` names them. */
export const RUN_COLUMNS = `'PARALLEL_RUN' as kind, id, old_version as "oldVersion", new_version as "newVersion",
  started_at as "startedAt", ends_at as "endsAt", ended_at as "endedAt" from parallel_run`;

/**
 * The version that a respondent gets. Drawn by the respondent's random token alone, with equal chances: in every
 * service and mode, whoever comes, the arms are a random half each. The same token always gets the same version, and
 * anybody who knows it can draw again.
 *
 *     new version, if the first bit of HMAC-SHA-256(run id, token) is 1
 *
 * @param token random UUID of the rating, or made for the questionnaire
 */
export function armOf({ id, oldVersion, newVersion }: ParallelRun, token: string): string {
  const [first = 0] = createHmac('sha256', id).update(token.toLowerCase()).digest();
  return first >= 128 ? newVersion : oldVersion;
}

/** Bytes of a block of SHA-256. */
const BLOCK = 64;

/**
 * The run id as HMAC-SHA-256 lays it before the token and before the inner hash, so that the database can draw as well:
 * HMAC(run id, token) = SHA-256(outer ‖ SHA-256(inner ‖ token)), as the id, of 36 bytes, fits into a block (RFC 2104).
 */
export function drawBlocks({ id }: Pick<ParallelRun, 'id'>): { inner: Buffer; outer: Buffer } {
  const key = Buffer.alloc(BLOCK);
  key.write(id);
  return { inner: key.map((byte) => byte ^ 0x36) as Buffer, outer: key.map((byte) => byte ^ 0x5c) as Buffer };
}

/** True while respondents are divided: not before every process knows of the run, not after its quarter. */
export const isDividing = ({ startedAt, endsAt, endedAt }: ParallelRun, now: Date, knownAfterMs: number): boolean =>
  endedAt === null && now.getTime() >= startedAt.getTime() + knownAfterMs && now < endsAt;
