import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Slice } from '../report/figures.ts';
import { builtFile } from './built-file.ts';

/** What a slice of bare rows measured. */
export type BareSlice = Pick<Slice, 'perSecond' | 'latenciesMs'>;

/** One slice of single-row transactions. */
export interface InsertOrder {
  url: string;
  statement: string;
  clients: number;
  seconds: number;
}

const THREADS = 2;

/** Version line of pgbench, or null where there is none. */
export function pgbenchVersion(): string | null {
  const { status, stdout } = spawnSync('pgbench', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** Inserts with pgbench, statements prepared; latencies from its own log of every transaction. */
export async function insertWithPgbench({ url, statement, clients, seconds }: InsertOrder): Promise<BareSlice> {
  const folder = mkdtempSync(join(tmpdir(), 'otklik-bench-'));
  try {
    const script = join(folder, 'insert.sql');
    writeFileSync(script, `${statement};\n`);
    const { hostname, port, username, password, pathname } = new URL(url);
    const args = ['-h', hostname, '-p', port, '-U', username, '-n', '-M', 'prepared', '-f', script];
    const size = ['-c', String(clients), '-j', String(THREADS), '-T', String(seconds)];
    const log = ['--log', `--log-prefix=${join(folder, 'log')}`];
    const child = spawn('pgbench', [...args, ...size, ...log, pathname.slice(1)], {
      env: { ...process.env, PGPASSWORD: decodeURIComponent(password) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => (output += piece));
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    const perSecond = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
    if (code !== 0 || !(perSecond > 0)) throw new Error(`pgbench ended with code ${String(code)}:\n${output}`);
    return { perSecond, latenciesMs: readLatencies(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Third column of pgbench's log: microseconds of a transaction. */
const readLatencies = (folder: string): number[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1_000);

/** The same with our own driver in worker threads, where there is no pgbench: slower, so the ratios flatter us. */
export async function insertWithWorkers({ clients, ...order }: InsertOrder): Promise<BareSlice> {
  const parts = await Promise.all(
    Array.from({ length: THREADS }, () => runWorker({ ...order, clients: clients / THREADS })),
  );
  const latenciesMs = parts.flat();
  return { perSecond: latenciesMs.length / order.seconds, latenciesMs };
}

function runWorker(order: InsertOrder): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(builtFile('insert-worker.js'), { workerData: order });
    worker.on('message', resolve).on('error', reject);
  });
}
