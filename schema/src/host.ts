/**
 * What the server hands to the pages. Pages never import api code and never call it over HTTP: the
 * server puts an object of this type on each Node request (`request.otklik`) before the built
 * SvelteKit handler sees it; `hooks.server.ts` copies it to `event.locals`.
 */
import type { Language, LocalizedText, StaffRole } from './enums.ts';

/** The signed-in member of staff. */
export interface Viewer {
  /** Global id of the account. */
  id: string;
  name: string;
  email: string;
  /** Role of the account within its authority and all below it. */
  role: StaffRole;
  /** Global id of the authority the account belongs to; null for the platform itself. */
  authorityId: string | null;
  authorityName: LocalizedText | null;
}

/** Result of one GraphQL operation, as in the specification: unexpected faults in `errors`, expected ones in the data. */
export interface GraphQLResult<Data> {
  data?: Data | null;
  errors?: readonly { message: string; path?: readonly (string | number)[]; extensions?: Record<string, unknown> }[];
}

/**
 * Runs one operation inside the process. A null viewer reads and writes as the public does (public
 * schema, published figures); a viewer gets the staff schema. Throws nothing: faults are in `errors`.
 */
export type Execute = <Data = unknown>(
  document: string,
  variables: Record<string, unknown>,
  viewer: Viewer | null,
  language: Language,
) => Promise<GraphQLResult<Data>>;

/** A new session: the token goes into a cookie, never into a page. */
export interface SessionStart {
  token: string;
  expiresAt: Date;
}

/** An account anyone may use to look around a server that runs on demo data. */
export interface DemoAccount {
  email: string;
  password: string;
  name: string;
  role: StaffRole;
  authorityName: LocalizedText | null;
}

/** What every page request carries. */
export interface HostServices {
  execute: Execute;
  /** The member of staff whose session cookie came with the request. */
  viewer: Viewer | null;
  /**
   * Signs in with a local account; null when the address or the password is wrong, or the account is locked for a
   * while. `'SERVICE_BUSY'` when it could not be tried: nothing is said of the password.
   */
  signIn(email: string, password: string): Promise<SessionStart | 'SERVICE_BUSY' | null>;
  /** Ends the session of this request. False when that could not be done now. */
  signOut(): Promise<boolean>;
  /** Name of the session cookie: `__Host-sid` on HTTPS, `otklik_sid` otherwise. */
  sessionCookie: { name: string; secure: boolean };
  /** Id of this request, for the error page and the log. */
  requestId: string;
  /** Whole seconds after which it is worth another try, should this request find the server busy (`SERVICE_BUSY`). */
  retryAfterSeconds: number;
  /** Since it started, the server has not yet published what had closed before: figures are being prepared. */
  areFiguresInPreparation: boolean;
  /** Public origin, e.g. `https://otklik.example`, for links and snippets. */
  origin: string;
  /** Version and integrity hash of the built widget, for snippets. */
  widget: { version: string; url: string; integrity: string };
  /** Accounts to look around with; empty on a server with real data. */
  demoAccounts: readonly DemoAccount[];
}
