import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidOf } from '../../src/kernel/ids.ts';
import { loadWidget } from '../../src/server/widget-files.ts';
import { asAdmin } from '../support/as-admin.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { aDraft, answered, changed, publishDraft, signedIn } from './staff-session.ts';

const OLD = 'Overall, how satisfied are you with how it went?';
const NEW = 'Are you satisfied with how it went?';
/** Most people or rounds until both arms were drawn; three do on average, and 30 in all but one of 500 million runs. */
const ROUNDS_AT_MOST = 30;
const TIMEOUT_MS = 120_000;

/** A real browser: `npm test` passes the one it found. */
const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });

let api: TestApi;
let browser: Browser;
let site: Server;
let runId: string;
beforeAll(async () => {
  const widget = await loadWidget(join(import.meta.dirname, '../../../widget/dist'));
  [api, browser] = await Promise.all([startTestApi({ widget }), openBrowser()]);
  const methodologist = await signedIn(api, 'METHODOLOGIST');
  const text = { key: 'SAT.question.SERVICE', ru: 'Довольны ли Вы тем, как всё прошло?', en: NEW };
  const draft = await answered(
    methodologist,
    await changed(methodologist, await aDraft(methodologist), { texts: [text] }),
  );
  const { id, edition } = draft;
  await publishDraft(methodologist, { id, edition, bump: 'MAJOR', parallelRun: true });
  api.clock.time = new Date(api.clock.time.getTime() + 4_000);
  runId = uuidOf('ParallelRun', (await methodologist.ask('{ parallelRuns { id } }')).parallelRuns[0].id)!;
  const { version } = widget;
  site = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Another site</title>
       <script defer src="http://127.0.0.1:${api.server.port}/embed/${version}/otklik.js"></script>
       <otklik-rating touchpoint="portal" service="passport"></otklik-rating>`,
    ),
  );
  await new Promise<void>((started) => site.listen(0, '127.0.0.1', started));
});
afterAll(async () => {
  await browser.close();
  site.closeAllConnections();
  site.close();
  await api.close();
});

interface Stored {
  id: string;
  version: string;
}

const known = new Set<string>();

/** The one rating that was stored since this was asked last. */
async function newlyStored(): Promise<Stored> {
  const all: Stored[] = await asAdmin(
    api.database,
    `select submission.id, instrument_version as version from submission join rating on rating.id = rating_id
     join cell on cell.id = rating.cell_id`,
  );
  const added = all.filter(({ id }) => !known.has(id));
  expect(added).toHaveLength(1);
  known.add(added[0]!.id);
  return added[0]!;
}

/** Which of the two wordings is on the page. */
async function shown(page: Page): Promise<'0.9.0' | '1.0.0'> {
  await page.getByRole('radio').first().waitFor();
  const [old, reworded] = await Promise.all([OLD, NEW].map((text) => page.getByText(text, { exact: true }).count()));
  expect([old, reworded]).toEqual(reworded ? [0, 1] : [1, 0]);
  return reworded ? '1.0.0' : '0.9.0';
}

const tap = async (page: Page, label: string): Promise<void> => {
  await page.locator('otklik-rating').getByText(label, { exact: true }).click();
  await page.getByRole('status').filter({ hasText: /saved/i }).waitFor();
};

test(
  'while two versions are asked side by side, the widget stores the one it shows, shows it again after a reload, and anybody can repeat the draw',
  async () => {
    const seen = new Set<string>();
    for (let visitor = 0; visitor < ROUNDS_AT_MOST && seen.size < 2; visitor++) {
      const context = await browser.newContext({ locale: 'en' });
      const page = await context.newPage();
      await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
      const version = await shown(page);
      await tap(page, 'Rather satisfied');
      await page.reload();
      expect(await shown(page)).toBe(version);
      await tap(page, 'Very satisfied');
      const rating = await newlyStored();
      expect([rating.version, drawn(rating.id)]).toEqual([version, version]);
      seen.add(version);
      await context.close();
    }
    expect(seen.size).toBe(2);
  },
  TIMEOUT_MS,
);

/** The arm of a rating, as the method page says how it is drawn. */
const drawn = (id: string) => (createHmac('sha256', runId).update(id).digest()[0]! >= 128 ? '1.0.0' : '0.9.0');

test(
  'who is asked again on the same page draws anew, and the end of the run changes nothing for who has rated',
  async () => {
    const context = await browser.newContext({ locale: 'en' });
    const page = await context.newPage();
    await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
    const seen = new Set<string>();
    let last = '';
    for (let round = 0; round < ROUNDS_AT_MOST && seen.size < 2; round++) {
      await shown(page);
      const asked = page.waitForResponse(
        (response) => response.request().postData()?.includes('questionnaire') ?? false,
      );
      await page.evaluate(`document.querySelector('otklik-rating').reset()`);
      await (await asked).finished();
      // What has come is drawn in the next frame.
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      const version = await shown(page);
      seen.add((last = version));
      await tap(page, 'Rather satisfied');
      const rating = await newlyStored();
      expect([rating.version, drawn(rating.id)]).toEqual([version, version]);
    }
    expect(seen.size).toBe(2);

    const methodologist = await signedIn(api, 'METHODOLOGIST');
    const [run] = (await methodologist.ask('{ parallelRuns { id } }')).parallelRuns;
    await methodologist.ask('mutation($id: ID!) { parallelRunEnd(input: { id: $id }) { userErrors { code } } }', {
      id: run.id,
    });
    api.clock.time = new Date(api.clock.time.getTime() + 4_000);
    const { data } = await api.ask<{ questionnaire: { instrumentVersion: string } }>(
      `query($id: UUID) { questionnaire(touchpoint: "portal", subject: { service: "passport" }, ratingId: $id) { instrumentVersion } }`,
      { id: randomUUID() },
    );
    expect(data.questionnaire.instrumentVersion).toBe('1.0.0');
    await page.reload();
    expect(await shown(page)).toBe(last);
    await context.close();
  },
  TIMEOUT_MS,
);
