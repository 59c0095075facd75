import type { TestProject } from 'vitest/node';
import { startTestCluster, type TestCluster } from './test-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

interface Shared {
  cluster: ReturnType<typeof startTestCluster>;
  users: number;
}

// Each project of a run loads its own copy of this file: the one cluster hangs on the process.
const KEY = Symbol.for('otklik.test-cluster');
const run = globalThis as { [KEY]?: Shared };

/**
 * One PostgreSQL server for all projects of a test run that name this file as their global set-up. Tests get their
 * own database from `testDatabase()`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (run[KEY] ??= { cluster: startTestCluster(), users: 0 });
  shared.users++;
  const { adminUrl, loginUrl } = await shared.cluster;
  project.provide('testCluster', { adminUrl, loginUrl });
  return async () => {
    if (--shared.users > 0) return;
    delete run[KEY];
    await (await shared.cluster).stop();
  };
}
