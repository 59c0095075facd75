import { sleep } from 'k6';
import exec from 'k6/execution';
import { Gauge, Trend } from 'k6/metrics';
import { Drift } from '../plan/drift.ts';
import { readServerState } from '../plan/server-state.ts';
import { get } from './ask.ts';

const memoryMb = new Trend('server_memory_mb');
const memoryGrowth = new Gauge('server_memory_growth');
const slowdown = new Gauge('server_slowdown');
/** Of this user, who is the only one to watch. */
const drift = new Drift();

/** Somebody on the machine of the server reads its metrics every second, as a monitor does. */
export function watchServer(): void {
  const { status, body } = get('serverMetrics', '/metrics');
  if (status === 200) {
    const state = readServerState(body);
    memoryMb.add(state.residentMb);
    const soFar = drift.observe(exec.scenario.progress, state);
    if (soFar) {
      memoryGrowth.add(soFar.memoryGrowth);
      slowdown.add(soFar.slowdown);
    }
  }
  sleep(1);
}
