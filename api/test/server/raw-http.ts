import { request, type IncomingHttpHeaders } from 'node:http';

/** What came back, as it was on the wire. */
export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface RawRequest {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  /** Chunks are sent without a declared length; a single text or buffer with one. */
  body?: string | Buffer | readonly (string | Buffer)[];
  /** Sends the headers and what there is of the body, and never says that the body has ended. */
  isHeld?: boolean;
  /** Loopback address to come from. */
  localAddress?: string;
}

/** Sends exactly these headers and bytes: unlike `fetch`, it adds nothing and forbids nothing. */
export function send(port: number, options: RawRequest = {}): Promise<RawAnswer> {
  const { method = 'POST', path = '/graphql', headers = {}, body, isHeld = false, localAddress } = options;
  return new Promise((resolve, reject) => {
    const declared = typeof body === 'string' || Buffer.isBuffer(body);
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent: false,
        ...(localAddress && { localAddress }),
        headers: { ...(declared && !isHeld ? { 'content-length': String(Buffer.byteLength(body)) } : {}), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode, headers: received } = response;
          resolve({ status: statusCode!, headers: received, text: Buffer.concat(chunks).toString('utf8') });
          if (isHeld) sent.destroy();
        });
      },
    );
    sent.on('error', reject);
    if (isHeld) {
      sent.flushHeaders();
      if (declared) sent.write(body);
      return;
    }
    for (const chunk of Array.isArray(body) ? body : []) sent.write(chunk);
    sent.end(declared ? body : undefined);
  });
}

/** A GraphQL request in JSON, with what an ordinary client sends. */
export const ask = (port: number, payload: unknown, headers: Record<string, string> = {}, path = '/graphql') =>
  send(port, {
    path,
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
    body: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
  });

/** Error codes of a GraphQL answer, in order. */
export const codesOf = ({ text }: RawAnswer): unknown[] =>
  ((JSON.parse(text) as { errors?: { extensions?: { code?: unknown } }[] }).errors ?? []).map(
    (error) => error.extensions?.code,
  );
