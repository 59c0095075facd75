import { Socket } from 'node:net';

/** Connections younger than this have proved that the server answers. */
const PROVEN_FOR_MS = 1_000;

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

  /** Breaks off all connections but those that have just been made. Whoever waits for one is told so. */
  renew(): void {
    const before = performance.now() - PROVEN_FOR_MS;
    for (const [socket, openedAt] of this.#sockets) if (openedAt < before) socket.destroy();
  }
}
