import type { SessionStart, Viewer } from '@otklik/schema';
import type { Pool } from 'pg';
import type { Clock } from '../../kernel/clock.ts';
import type { Partner } from '../../kernel/request-context.ts';
import { findPartner } from './find-partner.ts';
import { partnerKeyHash } from './partner-key-text.ts';
import { endSession, findViewer } from './sessions.ts';
import { signIn } from './sign-in.ts';

/** A partner key that was found is believed this long: a revoked one stops working within it. */
const PARTNER_CACHED_MS = 10_000;
const PARTNERS_CACHED = 1_000;

/** Who is asking: what the server needs before it makes a request context. */
export class Access {
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #partners = new Map<string, { partner: Partner; until: number }>();

  /** @param pool connections that rest in the role otklik_worker */
  constructor({ pool, clock }: { pool: Pool; clock: Clock }) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /** Signs in; null when address or password is wrong, or the address is locked. @throws DomainError SERVICE_BUSY */
  signIn(email: string, password: string): Promise<SessionStart | null> {
    return signIn({ pool: this.#pool, clock: this.#clock }, email, password);
  }

  /** The member of staff with this session token; null without a running session. */
  viewerOfToken(token: string): Promise<Viewer | null> {
    return findViewer(this.#pool, token, this.#clock.now());
  }

  /** Ends the session with this token. */
  signOut(token: string): Promise<void> {
    return endSession(this.#pool, token);
  }

  /**
   * The partner of an `Authorization` header, with or without the word `Bearer`; null when the key is unknown,
   * expired or revoked. Texts that cannot be a key ask nothing of the database.
   */
  async partnerOfKey(bearer: string): Promise<Partner | null> {
    const key = bearer.replace(/^Bearer\s+/i, '').trim();
    const hash = partnerKeyHash(key);
    if (!hash) return null;
    const now = this.#clock.now();
    const name = hash.toString('base64');
    const known = this.#partners.get(name);
    if (known && known.until > now.getTime()) return known.partner;
    this.#partners.delete(name);
    const partner = await findPartner(this.#pool, hash, now);
    if (partner) {
      if (this.#partners.size >= PARTNERS_CACHED) this.#partners.clear();
      this.#partners.set(name, { partner, until: now.getTime() + PARTNER_CACHED_MS });
    }
    return partner;
  }
}
