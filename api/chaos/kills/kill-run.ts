import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Load } from '../load/load.ts';
import type { ApiFleet } from '../processes/api-fleet.ts';
import type { ApiProcess } from '../processes/api-process.ts';
import { killPostgres, untilAccepting } from '../processes/postgres-processes.ts';
import type { PlannedKill } from './kill-plan.ts';

/** A kill that happened. */
export interface LandedKill {
  what: PlannedKill['what'];
  /** Number of the process of the api; null for PostgreSQL. */
  process: number | null;
  /** Processes that died. */
  processes: number;
  /**
   * From the death until the process of the api that died, or every one of them after a kill of PostgreSQL, acknowledged a
   * write that was sent after it; null: not until it was killed again.
   */
  recoveryMs: number | null;
  /** PostgreSQL only: from its death until it accepts connections again; null: not seen. */
  downMs: number | null;
  /** PostgreSQL only: the processes of the api that served before are those that served after. */
  isSameApi: boolean;
}

export interface KillRun {
  fleet: ApiFleet;
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
  const { fleet } = run;
  const landed: { kill: LandedKill; at: number }[] = [];
  const recoveries: Promise<void>[] = [];
  let last = run.startedAt;
  for (const { what, process, atSeconds, isWhileServing } of plan) {
    await pause(Math.max(0, run.startedAt + atSeconds * 1_000 - performance.now()));
    const storesAgain = (since: number) =>
      process === null
        ? run.load.acknowledgedByAll(since, RECOVERY_PATIENCE_MS)
        : run.load.acknowledgedBy(process, since, RECOVERY_PATIENCE_MS);
    const isThere = () => (process === null ? !fleet.pids.includes(null) : fleet.at(process).pid !== null);
    if (isWhileServing) await storesAgain(last);
    while (!isThere() && performance.now() < run.until) await pause(5);
    if (performance.now() > run.until) break;
    const pids = fleet.pids.join();
    const { processes, at } = process === null ? await killPostgres(run.folder) : await killApi(fleet.at(process));
    last = at;
    if (processes === 0) continue;
    const kill: LandedKill = { what, process, processes, recoveryMs: null, downMs: null, isSameApi: true };
    landed.push({ kill, at });
    const recovered = storesAgain(at).then((moment) => {
      const isCutShort = landed.some(
        (other) => other.at > at && moment !== null && other.at < moment && meets(other.kill, kill),
      );
      kill.recoveryMs = moment === null || isCutShort ? null : moment - at;
      kill.isSameApi = fleet.pids.join() === pids;
      run.onKill(kill);
    });
    recoveries.push(recovered);
    if (what === 'API') continue;
    const acceptingAt = await untilAccepting(run.folder, RECOVERY_PATIENCE_MS);
    kill.downMs = acceptingAt === null ? null : acceptingAt - at;
    // Nothing else dies until it is known how long it took.
    await recovered;
  }
  await Promise.all(recoveries);
  return landed.map(({ kill }) => kill);
}

/** Whether what one kill hit is needed for the recovery from another one. */
const meets = (one: LandedKill, other: LandedKill): boolean =>
  one.process === null || other.process === null || one.process === other.process;

async function killApi(api: ApiProcess): Promise<{ processes: number; at: number }> {
  const at = performance.now();
  return { processes: Number(await api.kill()), at };
}
