import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

const run = promisify(execFile);

let api: TestApi;
let readme: string;

beforeAll(async () => {
  api = await startTestApi();
  readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
});

afterAll(() => api.close());

/** The only example in this language, sent to the test server and about what its registry holds. */
function exampleIn(language: string): string {
  const blocks = readme.split(`\n\`\`\`${language}\n`).slice(1);
  expect(blocks, `examples in ${language}`).toHaveLength(1);
  return blocks[0]!
    .split('\n```')[0]!
    .replaceAll('http://localhost:4000', `http://127.0.0.1:${api.server.port}`)
    .replaceAll('services-portal', 'portal')
    .replaceAll('kindergarten-place', 'passport');
}

/** Ratings in the database. */
async function storedRatings(): Promise<number> {
  const { rows } = await withRole(api.platform.pool, 'otklik_acceptor', (client) =>
    client.query<{ count: number }>('select count(*)::int as count from rating'),
  );
  return rows[0]!.count;
}

// Neither curl nor Python need be on a machine that runs the tests: what they would send is sent by us.

test('what the curl example of the README sends is stored', async () => {
  const example = exampleIn('bash');
  const [, address, header, body] = /curl -s (\S+) -H '([^']+)' -d '(.*)'\s*$/s.exec(example) ?? [];
  expect(header).toBe('content-type: application/json');
  const before = await storedRatings();
  const response = await fetch(address!, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: body!.replace(`'$ID'`, randomUUID()),
  });
  expect(await response.json()).toMatchObject({
    data: {
      ratingSubmit: { rating: { receipt: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/) }, userErrors: [] },
    },
  });
  expect(await storedRatings()).toBe(before + 1);
});

test('the JavaScript example of the README asks the question and stores the answers', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'otklik-readme-'));
  try {
    const file = join(folder, 'rate.mjs');
    await writeFile(file, exampleIn('js'));
    const before = await storedRatings();
    const { stdout } = await run(process.execPath, [file]);
    expect(stdout).toContain('Overall, how satisfied are you');
    expect(stdout).toMatch(/Receipt: [0-9A-Z-]{29}/);
    expect(await storedRatings()).toBe(before + 1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what the Python example of the README asks is answered with all that it reads', async () => {
  const [, query] = /QUERY = """(.*?)"""/s.exec(exampleIn('python')) ?? [];
  const { data, errors } = await api.ask<{ service: { name: string; estimate: object } }>(query!);
  expect(errors).toBeUndefined();
  expect(data.service).toEqual({
    name: 'Passport',
    estimate: { value: null, interval: null, n: null, quality: 'NONE', reason: 'NOT_PUBLISHED' },
  });
});
