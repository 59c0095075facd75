import { hash } from 'node:crypto';
import type { ApolloServerOptions, GraphQLRequest } from '@apollo/server';
import type { RequestContext } from '../kernel/request-context.ts';

type PersistedQueries = Exclude<ApolloServerOptions<RequestContext>['persistedQueries'], false | undefined>;

/** SHA-256 as hexadecimal digits. */
const HASH_LENGTH = 64;
/** Longer documents are computed anew: what is sent again and again is short. */
const DOCUMENT_AT_MOST = 4_096;
/** Documents of one generation. There are two: at most 2 million characters are kept of documents sent once. */
const GENERATION_AT_MOST = 256;

class Generation {
  readonly hashes = new Map<string, string>();
  readonly documents = new Map<string, string>();
}

/**
 * Hands documents that were sent before to Apollo Server by their hash. Apollo keeps parsed documents under the SHA-256 of
 * their text and computes it for every request; here it is computed once for each document.
 *
 * Nobody else can store a document or ask for one by its hash: the endpoint does not hand on `extensions` of a request.
 */
class SentDocuments {
  /** Hashes by document and documents by hash, of those used lately, and of the generation before. */
  #recent = new Generation();
  #before = new Generation();

  /** What Apollo asks for documents; keys end with the hash. */
  readonly cache: NonNullable<PersistedQueries['cache']> = {
    get: (key) => {
      const digits = key.slice(-HASH_LENGTH);
      return Promise.resolve(this.#recent.documents.get(digits) ?? this.#before.documents.get(digits));
    },
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(false),
  };

  /**
   * The request with the hash of its document in place of the document; a long document stays. Half a character becomes
   * U+FFFD, as in the UTF-8 that hashes are made of, here and in Apollo: so one hash stands for one text.
   */
  byHash(request: GraphQLRequest): GraphQLRequest {
    const { query: sent, ...rest } = request;
    if (!sent) return request;
    const query = sent.toWellFormed();
    if (query.length > DOCUMENT_AT_MOST) return { ...request, query };
    return { ...rest, extensions: { persistedQuery: { version: 1, sha256Hash: this.#hashOf(query) } } };
  }

  #hashOf(document: string): string {
    const known = this.#recent.hashes.get(document);
    if (known) return known;
    const digits = this.#before.hashes.get(document) ?? hash('sha256', document);
    // A request on its way asks a few turns later: its document is then in one of the two generations.
    if (this.#recent.hashes.size >= GENERATION_AT_MOST) {
      this.#before = this.#recent;
      this.#recent = new Generation();
    }
    this.#recent.hashes.set(document, digits);
    this.#recent.documents.set(digits, document);
    return digits;
  }
}

/** Those of the process: a hash stands for the same text whoever asks. */
export const sentDocuments = new SentDocuments();
