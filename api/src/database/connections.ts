import { Socket } from 'node:net';

/** Connections younger than this have proved that the server answers. */
const PROVEN_FOR_MS = 1_000;

/** How long a server that lives needs at most to let go of connections that have been ended. */
const CLOSED_WITHIN_MS = 1_000;

const known = new Map<string, Connections>();

/**
 * The connections of this process to one database, of all its pools. When one of them has been silent for longer than
 * it may, the others that were there before it are as dead, and would each be waited for in turn.
 */
export class Connections {
  readonly #sockets = new Map<Socket, number>();

  /** Those to the database of this connection string. */
  static to(url: string): Connections {
    let connections = known.get(url);
    if (!connections) known.set(url, (connections = new Connections()));
    return connections;
  }

  /** Makes the socket of a new connection; what pg takes as its option `stream`. */
  readonly stream = (): Socket => {
    const socket = new Socket();
    this.#sockets.set(socket, performance.now());
    return socket.once('close', () => this.#sockets.delete(socket));
  };

  /** Number of those that are open, or being opened or closed. */
  get count(): number {
    return this.#sockets.size;
  }

  /**
   * Waits until all of them, which their pools have ended, are closed: a pool resolves when it has said goodbye, and its
   * connections would break if the server stopped before it has answered that. Does not wait for a silent server.
   */
  async closed(): Promise<void> {
    const closing = [...this.#sockets.keys()].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, CLOSED_WITHIN_MS)));
    await Promise.race([Promise.all(closing), late]);
    clearTimeout(timer);
  }

  /** Breaks off all connections but those that have just been made. Whoever waits for one is told so. */
  renew(): void {
    const before = performance.now() - PROVEN_FOR_MS;
    for (const [socket, openedAt] of this.#sockets) if (openedAt < before) socket.destroy();
  }
}
