/** A page to audit. */
export interface AuditedRoute {
  /** Path with names from the demo data. A path that ends in `*` is the first such link on the page `from`. */
  path: string;
  from?: string;
  /** Signed in as a member of staff. */
  staff?: true;
  /** Has no page of its own: it must lead there, and only that is checked. */
  leadsTo?: string;
}

/** Who signs in for the pages of staff: the demo's platform administrator, who may see every one of them, by the
 *  button of the sign-in page. */
export const SIGN_IN = { path: '/app/login', email: 'platform@demo.example' };

/** Every public, citizen and dashboard route; a test compares the list with the folders of the dashboard. */
export const ROUTES: readonly AuditedRoute[] = [
  { path: '/' },
  { path: '/?scores=plain' },
  { path: '/s/birth-registration' },
  { path: '/l/birth-of-a-child' },
  { path: '/a/civil-registry' },
  { path: '/t' },
  { path: '/t/services-portal' },
  { path: '/did' },
  { path: '/did/*', from: '/did' },
  { path: '/receipt' },
  { path: '/method' },
  { path: '/method/questions' },
  { path: '/f/birth-registration' },
  { path: '/r/services-portal' },
  { path: '/app/login' },
  { path: '/app', staff: true },
  { path: '/app/services', staff: true },
  { path: '/app/services/birth-registration', staff: true },
  { path: '/app/compare', staff: true },
  { path: '/app/compare?service=birth-registration&service=death-registration', staff: true },
  { path: '/app/situations', staff: true },
  { path: '/app/situations/birth-of-a-child', staff: true },
  { path: '/app/touchpoints', staff: true },
  { path: '/app/touchpoints/services-portal', staff: true },
  { path: '/app/improvements', staff: true },
  { path: '/app/improvements/new', staff: true },
  { path: '/app/improvements/*', from: '/app/improvements', staff: true },
  { path: '/app/registry', staff: true, leadsTo: '/app/registry/services' },
  { path: '/app/registry/services', staff: true },
  { path: '/app/registry/segments/new', staff: true },
  { path: '/app/registry/services/birth-registration', staff: true },
  { path: '/app/methodology', staff: true },
  { path: '/app/methodology?tab=bridges', staff: true },
  { path: '/app/methodology/drafts/*', from: '/app/methodology', staff: true },
  { path: '/app/logout', staff: true, leadsTo: '/app' },
];
