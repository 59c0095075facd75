import type { Examination } from './check/examine.ts';
import type { LandedKill } from './kills/kill-run.ts';
import type { ChaosOptions } from './options.ts';

/** What a run with kills found. */
export interface KillResult extends Examination {
  /** Attempts that stayed unknown and were repeated, by reason. */
  unknownAttempts: Record<string, number>;
  sentRequests: number;
  /** Attempts that each process of the api acknowledged. */
  acknowledgedByProcess: number[];
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
 * Longest recovery after a kill of PostgreSQL, from its death to the next acknowledged write; from the moment at which it
 * accepts connections again where its own start is forgiven.
 */
export const RECOVERY_AT_MOST_MS = 5_000;

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
  if (acknowledgedRequests < options.acknowledgedAtLeast)
    failures.push(`${acknowledgedRequests} requests were acknowledged, fewer than ${options.acknowledgedAtLeast}`);
  for (const { recoveryMs, downMs, isSameApi } of landed('POSTGRES'))
    if (recoveryMs === null) failures.push('after a kill of PostgreSQL nothing was stored again');
    else if (!isSameApi) failures.push('after a kill of PostgreSQL the api was started again');
    else if (recoveryMs - (options.isDatabaseStartForgiven ? (downMs ?? 0) : 0) > RECOVERY_AT_MOST_MS)
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
