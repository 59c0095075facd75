// npm run bench -- pages: what every page weighs, beside its budget. `npm test` keeps the budgets.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../browser/launch.ts';
import { budgetOf, BUDGETS, isWithinBudget, KILOBYTE, type PageWeight } from '../../page-weight/budgets.ts';
import { COMPRESSION } from '../../page-weight/files.ts';
import { LOOK, weighRoutes } from '../../page-weight/weigh-routes.ts';
import { listed, verdict } from '../../../api/bench/report/lines.ts';
import { machine } from '../../../api/bench/report/machine.ts';
import { tellFailure } from '../../../api/bench/report/tell-failure.ts';
import { startScratchServer } from '../../scratch-server/start.ts';
import { circumstanceLines, circumstancesOf } from '../circumstances.ts';

const USAGE = `npm run bench -- pages [--json]
  --json   one JSON object as the last line
  --quick  the same: nothing is repeated here`;

const words = process.argv.slice(2);
if (words.includes('--help')) console.log(USAGE);
else
  try {
    const { values } = parseArgs({
      args: words,
      options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean' } },
    });
    await run(values.json);
  } catch (error) {
    tellFailure(words, error);
    process.exitCode = 1;
  }

async function run(isJson: boolean): Promise<void> {
  const where = machine();
  const server = await startScratchServer();
  const browser = await launchBrowser();
  try {
    const { locale, viewport } = LOOK;
    const circumstances = await circumstancesOf(where, server, browser, {
      locale,
      viewport: `${viewport.width}×${viewport.height}`,
      ...COMPRESSION,
    });
    console.log([...circumstanceLines(circumstances), `budgets   ${listed(BUDGETS)} (kB)\n`].join('\n'));
    console.log(`${'page'.padEnd(52)}files  document    styles   scripts    counted     at most`);
    const weights = await weighRoutes(browser, server.origin, (weight) => console.log(row(weight)));
    const over = weights.filter((weight) => !isWithinBudget(weight));
    console.log(`\n${weights.length} pages, ${over.length} over their budget: ${verdict(over.length === 0)}`);
    console.log('Bytes. Public pages are counted whole, in brotli; pages of staff by their scripts, in gzip.');
    const pages = weights.map((weight) => ({ ...weight, ...budgetOf(weight) }));
    if (isJson) console.log(JSON.stringify({ benchmark: 'pages', ...circumstances, budgets: BUDGETS, pages }));
  } finally {
    await browser.close();
    await server.stop();
  }
}

function row(weight: PageWeight): string {
  const { weighed, atMost } = budgetOf(weight);
  const numbers = [weight.document, weight.styles, weight.scripts, weighed];
  return (
    `${weight.path.padEnd(52)}${String(weight.files).padStart(5)}` +
    numbers.map((bytes) => bytes.toLocaleString('en').padStart(10)).join('') +
    `  ≤ ${String(atMost / KILOBYTE).padStart(4)} kB${isWithinBudget(weight) ? '' : '  MISSED'}`
  );
}
