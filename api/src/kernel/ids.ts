import { randomFillSync } from 'node:crypto';

/** Kinds of objects that have a global id, with the prefix that tells them apart. */
export const ID_PREFIXES = {
  Authority: 'aut',
  Service: 'svc',
  LifeSituation: 'lif',
  JourneyStage: 'stg',
  Touchpoint: 'tpt',
  Segment: 'seg',
  Comment: 'cmt',
  Improvement: 'imp',
  Report: 'rpt',
  Account: 'acc',
  PartnerKey: 'key',
  AuditEntry: 'aud',
  Instrument: 'ins',
  ParallelRun: 'run',
  TrendEvent: 'evt',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

const KIND_OF_PREFIX: ReadonlyMap<string, IdKind> = new Map(
  Object.entries(ID_PREFIXES).map(([kind, prefix]) => [prefix, kind as IdKind]),
);

/** `svc_0192f0…`: prefix and the 32 hexadecimal digits of the UUID. */
export const toGlobalId = (kind: IdKind, uuid: string): string => `${ID_PREFIXES[kind]}_${uuid.replaceAll('-', '')}`;

/** Kind and UUID of a global id; null for anything else. */
export function parseGlobalId(id: string): { kind: IdKind; uuid: string } | null {
  const match = /^([a-z]{3})_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(id);
  const kind = match && KIND_OF_PREFIX.get(match[1]!);
  return match && kind ? { kind, uuid: match.slice(2).join('-') } : null;
}

/** UUID of a global id of this kind; null for anything else. */
export function uuidOf(kind: IdKind, id: string): string | null {
  const parsed = parseGlobalId(id);
  return parsed?.kind === kind ? parsed.uuid : null;
}

/** True for a random UUID (version 4), in lower or upper case. */
export const isUuidV4 = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text);

// Random bytes are drawn in bulk: one draw for each id would be most of its cost.
const pool = Buffer.alloc(16 * 256);
let used = pool.length;

/** A new UUID of version 7: 48 bits of milliseconds, then 74 random bits (RFC 9562 §5.7). */
export function uuidV7(nowMs: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, (used += 16));
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The first UUID of version 7 of a millisecond: all made before sort before it, all made from then on after it. */
export function firstUuidV7(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
