import type { IncomingMessage } from 'node:http';

/** The request's body is larger than this client may send. */
export class BodyTooLarge extends Error {}

/** The client went away before it had sent its body: nobody is there to answer. */
export class ClientGone extends Error {}

/** Reads a body of at most `limit` bytes. @throws BodyTooLarge as soon as it is known to be larger, ClientGone */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      reject(new BodyTooLarge());
      return;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) {
        request.removeAllListeners('data');
        request.resume();
        reject(new BodyTooLarge());
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('error', (error) => reject(new ClientGone(undefined, { cause: error })));
    // Every request closes; an error is only made for those that had not been sent whole.
    request.on('close', () => {
      if (!request.complete) reject(new ClientGone());
    });
  });
}
