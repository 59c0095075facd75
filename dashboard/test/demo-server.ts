import type { TestProject } from 'vitest/node';
import { startScratchServer } from '../../scripts/scratch-server/start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built server with its demo, one for all browser tests of a run. */
    demoServer: { origin: string; demoSite: string };
  }
}

/** Starts the server before the first test and stops it after the last. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startScratchServer();
  project.provide('demoServer', { origin: server.origin, demoSite: server.demoSite });
  return () => server.stop();
}
