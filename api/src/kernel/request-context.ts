import type { Language, Viewer } from '@otklik/schema';
import type { Clock } from './clock.ts';

/**
 * What a resolver or use case may reach. Every module adds what it offers by declaration merging, so that the
 * kernel knows none of them.
 */
export interface RequestContext {
  /** Id of this request: in the log, in masked errors and in the X-Request-Id header. */
  requestId: string;
  /** The signed-in member of staff; null for the public. */
  viewer: Viewer | null;
  /** Language of messages and names. */
  language: Language;
  clock: Clock;
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
