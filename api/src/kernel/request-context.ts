import type { EntityManager } from '@mikro-orm/postgresql';
import type { Language, Viewer } from '@otklik/schema';
import type { Pool } from 'pg';
import type { Clock } from './clock.ts';

/** A system of an authority that signs its calls with a key. */
export interface Partner {
  /** UUID of the key. */
  keyId: string;
  /** UUID of the authority the key belongs to. */
  authorityId: string;
  scopes: readonly string[];
}

/**
 * What a resolver or use case may reach. Every module adds what it offers by declaration merging, so that the
 * kernel knows none of them.
 */
export interface RequestContext {
  /** Id of this request: in the log, in masked errors and in the X-Request-Id header. */
  requestId: string;
  /** The signed-in member of staff; null for the public. */
  viewer: Viewer | null;
  /** The partner whose key came with the request; null without a valid key. */
  partner: Partner | null;
  /** Language of messages and names. */
  language: Language;
  clock: Clock;
  /** Connections in the resting role, which reads what is public. */
  pool: Pool;
  /** The ORM of this request, in the resting role. */
  em: EntityManager;
  /** Loaders of this request, made when first asked for. */
  loaders: LoaderRegistry;
}

/** Keeps one loader of each kind for the length of a request. */
export class LoaderRegistry {
  readonly #loaders = new Map<unknown, unknown>();

  /** The loader that `make` makes; the same one each time within a request. */
  get<Loader>(make: (context: RequestContext) => Loader, context: RequestContext): Loader {
    let loader = this.#loaders.get(make) as Loader | undefined;
    if (!loader) {
      loader = make(context);
      this.#loaders.set(make, loader);
    }
    return loader;
  }
}
