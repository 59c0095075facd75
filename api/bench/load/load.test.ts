import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Connection, parseAnswer } from './connection.ts';
import { isStored, ratingRequests } from './rating-requests.ts';

test('an answer is read when it is whole, in bytes and not in characters', () => {
  const whole = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nдада');
  expect(parseAnswer(whole.subarray(0, whole.length - 1))).toBeNull();
  expect(parseAnswer(whole)).toEqual({ status: 200, body: 'дада' });
  expect(() => parseAnswer(Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'))).toThrow('Length');
});

test('one connection carries request after request, and says so when the server leaves', async () => {
  const server = createServer((socket) => {
    let asked = 0;
    socket.on('data', () => {
      if (++asked > 2) socket.destroy();
      else socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n${asked}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const connection = await Connection.open('127.0.0.1', port);
  expect((await connection.ask('a')).body).toBe('1');
  expect((await connection.ask('b')).body).toBe('2');
  await expect(connection.ask('c')).rejects.toThrow('closed the connection');
});

test('requests go through the services in turn, each with an id of its own and the length it says', () => {
  const next = ratingRequests({
    host: 'h',
    port: 1,
    touchpoint: 'portal',
    services: ['one', 'two'],
    instrumentVersion: '0.9.0',
    seed: 1,
  });
  const inputs = [next(), next(), next()].map((request) => {
    const [head = '', body = ''] = request.split('\r\n\r\n');
    expect(head).toContain(`Content-Length: ${body.length}`);
    return (JSON.parse(body) as { variables: { i: { id: string; subject: { service: string }; answers: object[] } } })
      .variables.i;
  });
  expect(inputs.map(({ subject }) => subject.service)).toEqual(['one', 'two', 'one']);
  expect(new Set(inputs.map(({ id }) => id)).size).toBe(3);
  expect(inputs[0]!.answers).toHaveLength(4);
});

test('a 200 with errors in it is no stored rating', () => {
  const stored = '{"data":{"ratingSubmit":{"rating":{"receipt":"ABCD"},"userErrors":[]}}}';
  expect(isStored({ status: 200, body: stored })).toBe(true);
  expect(isStored({ status: 503, body: stored })).toBe(false);
  expect(isStored({ status: 200, body: '{"errors":[{"message":"busy"}],"data":null}' })).toBe(false);
  expect(isStored({ status: 200, body: '{"data":{"ratingSubmit":{"rating":null,"userErrors":[{}]}}}' })).toBe(false);
});
