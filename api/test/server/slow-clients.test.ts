import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { startLoggedServer } from './logged-server.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const BODY = JSON.stringify({ query: '{ service(id: "passport") { slug } }' });

/** Sends a request but for its last byte. */
async function heldRequest(port: number): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY.slice(0, -1)}`,
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { socket, answer };
}

test('a request that is arriving when the server closes is answered, and then nothing holds it up', async () => {
  const server = await startLoggedServer(api.platform);
  const { socket, answer } = await heldRequest(server.port);
  const started = performance.now();
  const closed = server.close();
  socket.write(BODY.slice(-1));
  expect(await answer).toMatch(/^HTTP\/1\.1 200 OK[^]*passport/);
  await closed;
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('a client that never finishes does not keep the server from closing, and is no error of ours', async () => {
  const server = await startLoggedServer(api.platform, { closeGraceMs: 300 });
  const { answer } = await heldRequest(server.port);
  const started = performance.now();
  await server.close();
  expect(performance.now() - started).toBeGreaterThan(250);
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(await answer).toBe('');
  expect(server.lines).toEqual([]);
});
