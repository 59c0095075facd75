import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadWidget, widgetEndpoint } from '../../src/server/widget-files.ts';

const SOURCE = 'customElements.define("otklik-rating", class extends HTMLElement {});'.repeat(20);
let app: FastifyInstance;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-widget-'));
  await writeFile(join(folder, 'otklik.js'), SOURCE);
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({ version: '3.4.5', file: 'otklik.js', integrity: 'sha384-x' }),
  );
  app = Fastify();
  widgetEndpoint(app, await loadWidget(folder));
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const decoded: Record<string, (bytes: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  identity: (bytes) => bytes,
};
async function get(path: string, accepted = 'identity') {
  const { body, headers, statusCode } = await app
    .inject({ url: path, headers: { 'accept-encoding': accepted } })
    .then((response) => ({
      body: response.rawPayload,
      headers: response.headers,
      statusCode: response.statusCode,
    }));
  const encoding = headers['content-encoding'] ?? 'identity';
  return { status: statusCode, headers, encoding, text: statusCode === 200 ? decoded[encoding]!(body).toString() : '' };
}

test.each([
  ['/embed/3.4.5/otklik.js', 'public, max-age=31536000, immutable'],
  ['/embed/3/otklik.js', 'public, max-age=3600'],
])('%s is the widget, kept as long as it may be', async (path, caching) => {
  const { status, headers, text } = await get(path);
  expect([status, text, headers['cache-control']]).toEqual([200, SOURCE, caching]);
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  });
  expect(headers['set-cookie']).toBeUndefined();
});

test.each([
  ['br, gzip', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.000, gzip;q=0', 'identity'],
  ['zebra', 'identity'],
  ['', 'identity'],
])('to those who take «%s» it comes as %s, and is the same', async (accepted, encoding) => {
  const answer = await get('/embed/3.4.5/otklik.js', accepted);
  expect([answer.encoding, answer.text]).toEqual([encoding, SOURCE]);
});

test.each([
  '/embed/3.4.6/otklik.js',
  '/embed/2/otklik.js',
  '/embed/3.4/otklik.js',
  '/embed/3.4.5/manifest.json',
  '/embed/3.4.5/../../otklik.js',
  '/embed/otklik.js',
])('%s is not there', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test('a widget that has not been built is missed at once', async () => {
  await expect(loadWidget(join(folder, 'nothing'))).rejects.toThrow('ENOENT');
});
