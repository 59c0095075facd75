/** What a client of PostgreSQL sends, cut into statements. Protocol 3.0, without TLS. */

const SYNC = 'S'.charCodeAt(0);
const SIMPLE_QUERY = 'Q'.charCodeAt(0);
const PASSWORD = 'p'.charCodeAt(0);
const TERMINATE = 'X'.charCodeAt(0);

/** Bytes that belong together. STATEMENT: answered as a whole, and nothing more is sent before its answer. */
export interface ClientUnit {
  kind: 'STARTUP' | 'STATEMENT' | 'OTHER';
  bytes: Buffer;
}

/** Cuts the bytes of one connection into units, as they come. */
export class ClientMessages {
  #waiting = Buffer.alloc(0);
  #statement: Buffer[] = [];
  #isStarted = false;

  push(chunk: Buffer): ClientUnit[] {
    this.#waiting = Buffer.concat([this.#waiting, chunk]);
    const units: ClientUnit[] = [];
    for (let message = this.#next(); message; message = this.#next()) {
      if (!this.#isStarted) {
        this.#isStarted = true;
        units.push({ kind: 'STARTUP', bytes: message });
      } else if (message[0] === PASSWORD || message[0] === TERMINATE) units.push({ kind: 'OTHER', bytes: message });
      else {
        this.#statement.push(message);
        if (message[0] === SYNC || message[0] === SIMPLE_QUERY)
          units.push({ kind: 'STATEMENT', bytes: Buffer.concat(this.#statement.splice(0)) });
      }
    }
    return units;
  }

  /** The next whole message: its length stands after the letter of its kind, which the first message has not. */
  #next(): Buffer | null {
    const before = this.#isStarted ? 1 : 0;
    if (this.#waiting.length < before + 4) return null;
    const length = before + this.#waiting.readInt32BE(before);
    if (this.#waiting.length < length) return null;
    const message = this.#waiting.subarray(0, length);
    this.#waiting = this.#waiting.subarray(length);
    return message;
  }
}

/** A statement that fails in PostgreSQL itself, with this SQLSTATE. */
export function failingStatement(sqlState: string): Buffer {
  const text = Buffer.from(`do $$ begin raise exception using errcode = '${sqlState}', message = 'injected'; end $$\0`);
  const head = Buffer.alloc(5);
  head[0] = SIMPLE_QUERY;
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}
