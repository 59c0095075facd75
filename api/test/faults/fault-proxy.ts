import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ClientMessages, failingStatement } from './postgres-messages.ts';

/** What the line to PostgreSQL does to everything that goes over it. */
export type Line =
  | { kind: 'GOOD' }
  /** Every answer comes so much later. */
  | { kind: 'SLOW'; delayMs: number }
  /** So much a second, each way and connection. */
  | { kind: 'NARROW'; bytesPerSecond: number }
  /** Connections are taken, and nothing comes through. When the line is good again, what was sent arrives after all. */
  | { kind: 'BLACK_HOLE' }
  /** Connections are reset, those that are there and those that are tried. */
  | { kind: 'RESET' };

/** What happens to one statement. */
export type Injection =
  /** PostgreSQL answers with this SQLSTATE instead of doing it. */
  | { kind: 'ERROR'; sqlState: string }
  /** The connection is reset before PostgreSQL gets it. */
  | { kind: 'CUT_BEFORE' }
  /** PostgreSQL does it; the connection is reset before its answer comes. */
  | { kind: 'CUT_AFTER' };

/** Name under which connections sign in: those that store ratings, and those by which is looked up what that needs. */
export type Connections = 'otklik-acceptance' | 'otklik';

interface Link {
  client: Socket;
  server: Socket;
  /** As it signed in; empty before that. */
  name: string;
  /** Nothing comes through ever again, and nobody is told. */
  isDead: boolean;
}

/** A proxy between the api and PostgreSQL that can be told what is to go wrong. */
export class FaultProxy {
  readonly #server: Server;
  readonly #target: { host: string; port: number };
  readonly #links = new Set<Link>();
  #line: Line = { kind: 'GOOD' };
  #injection: { statement: number; what: Injection; of: Connections } | null = null;
  #statements = 0;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#server = createServer((client) => this.#accept(client));
  }

  /** Starts a proxy to the server of `url`. @returns it, and the same address by way of it */
  static async before(url: string): Promise<{ proxy: FaultProxy; url: string }> {
    const changed = new URL(url);
    const proxy = new FaultProxy({ host: changed.hostname, port: Number(changed.port) });
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    changed.hostname = '127.0.0.1';
    changed.port = String((proxy.#server.address() as AddressInfo).port);
    return { proxy, url: changed.href };
  }

  /** From now on the line is like this, for the connections that are there as well. */
  set line(line: Line) {
    this.#line = line;
    for (const link of this.#links) {
      if (line.kind === 'RESET') reset(link);
      else if (link.isDead) continue;
      else if (line.kind === 'BLACK_HOLE') pauseBoth(link);
      else resumeBoth(link);
    }
  }

  /** Connections that are there now are dead without anybody having been told; new ones are good. */
  forgetConnections(): void {
    for (const link of this.#links) {
      link.isDead = true;
      link.server.destroy();
    }
  }

  /** Lets the n-th statement from now on, of all connections of this name, go wrong. */
  injectAt(statement: number, what: Injection, of: Connections = 'otklik-acceptance'): void {
    this.#statements = 0;
    this.#injection = { statement, what, of };
  }

  /** True when the statement came by that was to go wrong; false when there were fewer. Injects nothing any more. */
  wasInjected(): boolean {
    const was = this.#injection === null;
    this.#injection = null;
    return was;
  }

  async close(): Promise<void> {
    for (const link of this.#links) reset(link);
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(client: Socket): void {
    const link: Link = { client, server: connect(this.#target), name: '', isDead: false };
    this.#links.add(link);
    const messages = new ClientMessages();
    const forth = this.#lane(link, link.server);
    const back = this.#lane(link, client);
    client.on('data', (chunk) => {
      for (const { kind, bytes } of messages.push(chunk)) {
        if (kind === 'STARTUP') link.name = nameIn(bytes);
        if (kind === 'STATEMENT') this.#passStatement(link, bytes, forth);
        else forth(bytes);
      }
    });
    link.server.on('data', back);
    for (const [one, other] of [
      [client, link.server],
      [link.server, client],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', () => {
        if (one === client) this.#links.delete(link);
        // What has been taken still arrives.
        if (!link.isDead || one === client) other.end();
      });
    }
    if (this.#line.kind === 'RESET') reset(link);
    if (this.#line.kind === 'BLACK_HOLE') pauseBoth(link);
  }

  #passStatement(link: Link, bytes: Buffer, forth: (bytes: Buffer) => void): void {
    const injection = this.#injection;
    if (injection?.of !== link.name || ++this.#statements < injection.statement) return forth(bytes);
    this.#injection = null;
    switch (injection.what.kind) {
      case 'ERROR':
        return forth(failingStatement(injection.what.sqlState));
      case 'CUT_BEFORE':
        return reset(link);
      case 'CUT_AFTER':
        link.server.removeAllListeners('data');
        link.server.once('data', () => reset(link));
        return forth(bytes);
    }
  }

  /** Hands bytes on in their order, as slowly as the line is when they come. */
  #lane(link: Link, to: Socket): (bytes: Buffer) => void {
    let before = Promise.resolve();
    const isBack = to === link.client;
    return (bytes) => {
      const line = this.#line;
      const waitMs =
        line.kind === 'NARROW'
          ? (bytes.length / line.bytesPerSecond) * 1_000
          : line.kind === 'SLOW' && isBack
            ? line.delayMs
            : 0;
      // A delay does not add up; what a narrow line takes does.
      const arrival = line.kind === 'SLOW' ? pause(waitMs) : null;
      before = before.then(async () => {
        await (arrival ?? (waitMs > 0 ? pause(waitMs) : undefined));
        if (!link.isDead && !to.destroyed) to.write(bytes);
      });
    };
  }
}

/** The name that a client gives in its first message, where settings and their values stand in turn. */
function nameIn(startup: Buffer): string {
  const words = startup.toString('utf8', 8).split('\0');
  return words[words.indexOf('application_name') + 1] ?? '';
}

const reset = ({ client, server }: Link): void => {
  client.resetAndDestroy();
  server.destroy();
};
const pauseBoth = ({ client, server }: Link): void => {
  client.pause();
  server.pause();
};
const resumeBoth = ({ client, server }: Link): void => {
  client.resume();
  server.resume();
};
