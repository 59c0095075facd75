import { existsSync, readFileSync } from 'node:fs';
import { spawnCommand } from '../../process.ts';

/** Memory of a process that lies in RAM (resident set), in MiB. */
export async function residentMiB(pid: number): Promise<number> {
  const status = `/proc/${pid}/status`;
  if (existsSync(status)) return residentOf(readFileSync(status, 'utf8'));
  const { code, output } = await spawnCommand('ps', ['-o', 'rss=', '-p', String(pid)]);
  if (code !== 0) throw new Error(`The memory of process ${pid} cannot be read: ${output}`);
  return Number(output) / 1_024;
}

/** Reads it from the text of `/proc/<pid>/status`. @throws Error when it is not there */
export function residentOf(status: string): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kib === undefined) throw new Error('There is no line VmRSS.');
  return Number(kib) / 1_024;
}
