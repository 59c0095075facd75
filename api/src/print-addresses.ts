import { DEMO_PASSWORD } from './database/seeds/demo/demo-accounts.ts';

export interface Addresses {
  origin: string;
  /** Origin of the demo page of another site; null when it is not served. */
  demoSite: string | null;
  seed: 'demo' | 'none';
  /** Made at the first start of an empty installation: shown this once. */
  firstAccount: { email: string; password: string } | null;
}

/** Tells the person at the terminal where to look. */
export function printAddresses({ origin, demoSite, seed, firstAccount }: Addresses): void {
  const rows: [string, string][] = [
    ...(demoSite ? ([['Another site with the widget', `${demoSite}/`]] as [string, string][]) : []),
    ['Public pages', `${origin}/`],
    ['What was done', `${origin}/did`],
    ['Receipt', `${origin}/receipt`],
    ...(seed === 'demo' ? ([['Citizen form', `${origin}/r/services-portal`]] as [string, string][]) : []),
    ['Dashboard', `${origin}/app`],
    ['GraphQL', `${origin}/graphql`],
    ['GraphiQL', `${origin}/graphiql`],
  ];
  const lines = rows.map(([what, where]) => `  ${what.padEnd(30)}${where}`);
  const signIn = firstAccount
    ? `  First sign-in: ${firstAccount.email}, password ${firstAccount.password} (shown this once)`
    : seed === 'demo'
      ? `  Demo sign-in: analyst@demo.example or admin@demo.example, password ${DEMO_PASSWORD}`
      : '';
  process.stdout.write(['', 'Otklik is running.', '', ...lines, '', signIn, '', ''].join('\n'));
}
