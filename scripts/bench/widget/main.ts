// npm run bench -- widget: its bytes, what a tap takes, and what it does to the page it is on.
import process from 'node:process';
import { machine } from '../../../api/bench/report/machine.ts';
import { tellFailure } from '../../../api/bench/report/tell-failure.ts';
import { launchBrowser } from '../../browser/launch.ts';
import { fetchContent, sizeOf } from '../../page-weight/files.ts';
import { startScratchServer } from '../../scratch-server/start.ts';
import { circumstancesOf } from '../circumstances.ts';
import { openHostPages } from './host-pages.ts';
import { measureBlocking, SLOWDOWN } from './measure-blocking.ts';
import { measureShift } from './measure-shift.ts';
import { measureTaps } from './measure-taps.ts';
import { readOptions, USAGE, type WidgetOptions } from './options.ts';
import { figuresOf, printReport, type WidgetMeasurements } from './report.ts';

const words = process.argv.slice(2);
if (words.includes('--help')) console.log(USAGE);
else
  try {
    await run(readOptions(words));
  } catch (error) {
    tellFailure(words, error);
    process.exitCode = 1;
  }

async function run({ taps, loads, isJson }: WidgetOptions): Promise<void> {
  const where = machine();
  const server = await startScratchServer();
  const browser = await launchBrowser();
  try {
    const pages = await openHostPages(server.demoSite);
    try {
      const found: WidgetMeasurements = {
        ...(await circumstancesOf(where, server, browser, {
          taps,
          loads,
          cpu: `×${SLOWDOWN} slower for loads`,
          page: 'demo site',
        })),
        bytes: sizeOf(await fetchContent(`${server.origin}/embed/0/otklik.js`)),
        taps: await measureTaps(browser, server.demoSite, taps),
        loads: await measureBlocking(browser, pages, loads),
        shifts: await measureShift(browser, server.demoSite),
      };
      const figures = figuresOf(found);
      printReport(found, figures);
      if (isJson) console.log(JSON.stringify({ benchmark: 'widget', ...found, figures }));
    } finally {
      pages.close();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}
