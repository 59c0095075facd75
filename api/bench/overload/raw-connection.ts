import { connect, type Socket } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';

/** The part of an answer that overload asks about. */
export interface OverloadAnswer {
  /** 0: the connection broke before there was a whole answer. */
  status: number;
  /** In seconds; null where the answer names none. */
  retryAfter: number | null;
  body: string;
}

/**
 * A keep-alive connection that carries one request at a time and calls back, without a promise: the client must not be
 * what is overloaded. After an answer of status 0 it is of no use any more.
 */
export class RawConnection {
  /** Resolves when it is open; also when it cannot be, which the first answer then tells. */
  readonly opened: Promise<void>;
  readonly #socket: Socket;
  #isClosed = false;
  #received: Buffer = Buffer.alloc(0);
  #onAnswer: ((answer: OverloadAnswer) => void) | null = null;

  constructor(host: string, port: number) {
    this.#socket = connect({ host, port, noDelay: true });
    this.#socket.on('data', (piece: Buffer) => this.#take(piece));
    this.#socket.on('error', () => undefined);
    this.opened = new Promise((resolve) => {
      this.#socket.once('connect', resolve);
      this.#socket.once('close', () => resolve());
    });
    this.#socket.on('close', () => {
      this.#isClosed = true;
      this.#answer({ status: 0, retryAfter: null, body: '' });
    });
  }

  /** False once either side has closed it, as servers do with connections that were idle for long. */
  get isOpen(): boolean {
    return !this.#isClosed;
  }

  /** Sends a whole request. Only when the one before has its answer. */
  send(request: string, onAnswer: (answer: OverloadAnswer) => void): void {
    this.#onAnswer = onAnswer;
    this.#socket.write(request);
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(piece: Buffer): void {
    this.#received = this.#received.length === 0 ? piece : Buffer.concat([this.#received, piece]);
    const headLength = this.#received.indexOf(END_OF_HEAD);
    if (headLength < 0) return;
    const head = this.#received.toString('latin1', 0, headLength);
    const start = headLength + END_OF_HEAD.length;
    const end = start + Number(/\r\ncontent-length: *(\d+)/i.exec(head)![1]);
    if (this.#received.length < end) return;
    const retryAfter = /\r\nretry-after: *(\d+)/i.exec(head)?.[1];
    const body = this.#received.toString('utf8', start, end);
    this.#received = this.#received.subarray(end);
    this.#answer({
      status: Number(head.slice(9, 12)),
      retryAfter: retryAfter === undefined ? null : Number(retryAfter),
      body,
    });
  }

  #answer(answer: OverloadAnswer): void {
    const onAnswer = this.#onAnswer;
    this.#onAnswer = null;
    onAnswer?.(answer);
  }
}
