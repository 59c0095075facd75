import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Load } from '../load/load.ts';
import type { ApiProcess } from '../processes/api-process.ts';
import { killPostgres, untilAccepting } from '../processes/postgres-processes.ts';
import type { PlannedKill } from './kill-plan.ts';

/** A kill that happened. */
export interface LandedKill {
  what: PlannedKill['what'];
  /** Processes that died. */
  processes: number;
  /** From the death to the first acknowledged write that was sent after it; null: none until the next kill. */
  recoveryMs: number | null;
  /** PostgreSQL only: from its death until it accepts connections again; null: not seen. */
  downMs: number | null;
  /** PostgreSQL only: the api that served before is the one that served after. */
  isSameApi: boolean;
}

export interface KillRun {
  api: ApiProcess;
  load: Load;
  /** Data folder of the cluster. */
  folder: string;
  /** Moment of `performance.now()` at which the load began. */
  startedAt: number;
  /** Moment after which no further kill is waited for. */
  until: number;
  /** Told of every kill. */
  onKill: (kill: LandedKill) => void;
}

/** After this long without an acknowledged write a recovery is given up. */
const RECOVERY_PATIENCE_MS = 30_000;

/** Carries out the plan, kill by kill. Returns what landed: fewer than planned when time ran out. */
export async function runKills(plan: readonly PlannedKill[], run: KillRun): Promise<LandedKill[]> {
  const landed: { kill: LandedKill; at: number }[] = [];
  const recoveries: Promise<void>[] = [];
  let last = run.startedAt;
  for (const planned of plan) {
    await pause(Math.max(0, run.startedAt + planned.atSeconds * 1_000 - performance.now()));
    if (planned.isWhileServing) await run.load.acknowledgedAfter(last, RECOVERY_PATIENCE_MS);
    while (run.api.pid === null && performance.now() < run.until) await pause(5);
    if (performance.now() > run.until) break;
    const pid = run.api.pid;
    const { processes, at } = planned.what === 'API' ? await killApi(run.api) : await killPostgres(run.folder);
    last = at;
    if (processes === 0) continue;
    const kill: LandedKill = { what: planned.what, processes, recoveryMs: null, downMs: null, isSameApi: true };
    landed.push({ kill, at });
    const recovered = run.load.acknowledgedAfter(at, RECOVERY_PATIENCE_MS).then((moment) => {
      const isCutShort = landed.some((other) => other.at > at && moment !== null && other.at < moment);
      kill.recoveryMs = moment === null || isCutShort ? null : moment - at;
      kill.isSameApi = run.api.pid === pid;
      run.onKill(kill);
    });
    recoveries.push(recovered);
    if (planned.what === 'API') continue;
    const acceptingAt = await untilAccepting(run.folder, RECOVERY_PATIENCE_MS);
    kill.downMs = acceptingAt === null ? null : acceptingAt - at;
    // Nothing else dies until it is known how long it took.
    await recovered;
  }
  await Promise.all(recoveries);
  return landed.map(({ kill }) => kill);
}

async function killApi(api: ApiProcess): Promise<{ processes: number; at: number }> {
  const at = performance.now();
  return { processes: Number(await api.kill()), at };
}
