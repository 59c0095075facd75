import { pick, type Random, uuidFrom } from './random.ts';

/** Rows of a call that a partner makes. */
export const ROWS_A_CALL = 200;

/** Where the ratings of a call were collected. */
interface Collected {
  services: readonly string[];
  touchpoint: string;
  instrumentVersion: string;
  /** Today, in milliseconds. */
  nowMs: number;
}

/** What must have become of the rows of a call. */
export interface Counted {
  accepted: number;
  repeated: number;
  rejected: number;
}

const DAY_MS = 86_400_000;
const DAYS_BACK = 60;

/** Rows of one call: good ones collected in the last two months, and a last one with a value that does not exist. */
export function importRows(random: Random, { services, touchpoint, instrumentVersion, nowMs }: Collected): object[] {
  const point = (highest: number) => 1 + Math.floor(random() * highest);
  return Array.from({ length: ROWS_A_CALL }, (_, index) => ({
    id: uuidFrom(random),
    touchpoint,
    subject: { service: pick(random, services) },
    mode: 'WEB',
    language: pick(random, ['RU', 'EN']),
    instrumentVersion,
    answers: { SAT: index === ROWS_A_CALL - 1 ? 9 : point(5), EASE: point(5), TIME: point(5), RESULT: point(4) },
    collectedAt: new Date(nowMs - (2 + Math.floor(random() * DAYS_BACK)) * DAY_MS).toISOString().slice(0, 10),
  }));
}

/** What a call must be answered with: the bad row rejects only itself, and rows sent again are known. */
export const countsOf = (isRepeated: boolean): Counted => ({
  accepted: isRepeated ? 0 : ROWS_A_CALL - 1,
  repeated: isRepeated ? ROWS_A_CALL - 1 : 0,
  rejected: 1,
});

/** Why the counts of an answer are a failure; null when they are as they must be. */
export function miscountOf(found: Counted, expected: Counted): string | null {
  const text = ({ accepted, repeated, rejected }: Counted) => `${accepted} new, ${repeated} known, ${rejected} refused`;
  return text(found) === text(expected) ? null : `${text(found)} instead of ${text(expected)}`;
}
