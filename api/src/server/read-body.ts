import type { IncomingMessage } from 'node:http';

/** The request's body is larger than this client may send. */
export class BodyTooLarge extends Error {}

/** The client went away before it had sent its body: nobody is there to answer. */
export class ClientGone extends Error {}

/**
 * So much of a body that is too large is taken in all the same and thrown away: whoever is cut off while still sending
 * sees a broken connection instead of the answer.
 */
const TAKEN_IN_BYTES = 1_024 * 1_024;

/**
 * Reads a body of at most `limit` bytes.
 * @throws BodyTooLarge, as soon as a body is known to be larger than what is taken in; ClientGone
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Gone while it was found out who asks: nothing will ever be heard of this request again.
    if (request.destroyed) {
      reject(new ClientGone());
      return;
    }
    const takenIn = Math.max(limit, TAKEN_IN_BYTES);
    if (Number(request.headers['content-length'] ?? 0) > takenIn) {
      reject(new BodyTooLarge());
      return;
    }
    let chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else chunks = [];
      if (length > takenIn) {
        request.removeAllListeners('data');
        request.resume();
        reject(new BodyTooLarge());
      }
    });
    request.on('end', () => {
      if (length > limit) reject(new BodyTooLarge());
      else resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
    });
    request.on('error', (error) => reject(new ClientGone(undefined, { cause: error })));
    // Every request closes; an error is only made for those that had not been sent whole.
    request.on('close', () => {
      if (!request.complete) reject(new ClientGone());
    });
  });
}
