import type { Examination } from './check/examine.ts';
import type { LandedKill } from './kills/kill-run.ts';
import type { ChaosOptions } from './options.ts';

/** What a run with kills found. */
export interface KillResult extends Examination {
  /** Attempts that stayed unknown and were repeated, by reason. */
  unknownAttempts: Record<string, number>;
  sentRequests: number;
  /** How long new requests were sent. */
  lastedSeconds: number;
  kills: LandedKill[];
  /** How often the api ended although nobody killed it. */
  apiEndedByItself: number;
  /** The last of what the api printed. */
  apiTail: string;
}

/** What a run with power cuts found. */
export interface PowerCutResult extends Examination {
  cuts: number;
  /** What the server gave as reasons for not being ready, before the first cut. */
  notReady: string[];
  unknownAttempts: Record<string, number>;
}

/** What must be zero, in the order in which it is told. */
export const MUST_BE_ZERO = {
  acknowledgedButMissing: 'acknowledged but missing',
  presentButRejected: 'present but rejected',
  duplicates: 'duplicates',
  unknownLeft: 'unknown left',
  wrongContent: 'wrong content',
  wrongAnswers: 'answers other than promised',
  recountDifferences: 'recount differences',
  brokenInvariants: 'broken invariants of the database',
} as const satisfies Partial<Record<keyof Examination, string>>;

/**
 * Longest recovery after a kill of PostgreSQL: in the full form from its death to the next acknowledged write, in a
 * shorter one from the moment at which PostgreSQL accepts connections again, because that one runs on busy machines.
 */
export const RECOVERY_AT_MOST_MS = 5_000;

const FULL_RUN = { requests: 6_000, acknowledged: 1_000 };

/** Whether less is sent than in the full form. */
export const isShort = ({ seconds, rate }: Pick<ChaosOptions, 'seconds' | 'rate'>): boolean =>
  seconds * rate < FULL_RUN.requests;

/** Requests that must have been acknowledged: 1,000 of the full form, the same share of a shorter one. */
export const acknowledgedAtLeast = ({ seconds, rate }: Pick<ChaosOptions, 'seconds' | 'rate'>): number =>
  Math.ceil(FULL_RUN.acknowledged * Math.min(1, (seconds * rate) / FULL_RUN.requests));

/** Times from the death to the next acknowledged write, in milliseconds, where nothing else died meanwhile. */
export const recoveriesOf = (kills: readonly LandedKill[], what: LandedKill['what']): number[] =>
  kills.filter((kill) => kill.what === what).flatMap(({ recoveryMs }) => recoveryMs ?? []);

/** Everything for which a run with kills fails, in words; empty: it has passed. */
export function failuresOf(result: KillResult, options: ChaosOptions): string[] {
  const { kills, acknowledgedRequests, apiEndedByItself } = result;
  const landed = (what: LandedKill['what']) => kills.filter((kill) => kill.what === what);
  const failures = differencesOf(result);
  const short = (what: string, there: number, asked: number) =>
    there < asked ? [`${there} of ${asked} kills of ${what} landed`] : [];
  failures.push(...short('the api', landed('API').length, options.apiKills));
  failures.push(...short('PostgreSQL', landed('POSTGRES').length, options.dbKills));
  const least = acknowledgedAtLeast(options);
  if (acknowledgedRequests < least)
    failures.push(`${acknowledgedRequests} requests were acknowledged, fewer than ${least}`);
  for (const { recoveryMs, downMs, isSameApi } of landed('POSTGRES'))
    if (recoveryMs === null) failures.push('after a kill of PostgreSQL nothing was stored again');
    else if (!isSameApi) failures.push('after a kill of PostgreSQL the api was started again');
    else if (recoveryMs - (isShort(options) ? (downMs ?? 0) : 0) > RECOVERY_AT_MOST_MS)
      failures.push(
        `after a kill of PostgreSQL it took ${Math.round(recoveryMs)} ms until something was stored, ` +
          `${Math.round(downMs ?? 0)} of them until PostgreSQL accepted connections`,
      );
  if (apiEndedByItself > 0) failures.push(`the api ended ${apiEndedByItself} times although nobody killed it`);
  return failures;
}

/** What is not zero and must be. */
export function differencesOf(examination: Examination): string[] {
  return Object.entries(MUST_BE_ZERO).flatMap(([name, words]) => {
    const value = examination[name as keyof typeof MUST_BE_ZERO];
    return value === 0 ? [] : [`${words}: ${value}`];
  });
}
