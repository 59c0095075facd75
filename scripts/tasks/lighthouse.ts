// npm run lighthouse: accessibility of every route of a fresh server with demo data. Anything below 100 is a failure.
import process from 'node:process';
import { buildPackages } from '../build/build.ts';
import { ensureChromium } from '../chromium.ts';
import { auditRoutes } from '../lighthouse/audit.ts';
import { startScratchServer } from '../scratch-server/start.ts';

const chromium = await ensureChromium();
const failed = (await buildPackages()).filter((result) => result.outcome === 'failed');
for (const { name, output } of failed) console.error(`✗ ${name} could not be built:\n${output}`);
if (failed.length > 0) process.exit(1);

const server = await startScratchServer();
try {
  const audits = await auditRoutes(server.origin, chromium, ({ path, accessibility, problems }) => {
    console.log(`${String(accessibility ?? '–').padStart(5)}  ${path}`);
    if (accessibility !== 100) for (const problem of problems) console.log(`         ${problem}`);
  });
  const below = audits.filter((audit) => audit.accessibility !== 100).length;
  console.log(`${audits.length} pages, ${below} below 100`);
  process.exitCode = below > 0 ? 1 : 0;
} finally {
  await server.stop();
}
