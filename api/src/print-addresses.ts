import { DEMO_PASSWORD } from './database/seeds/demo/demo-accounts.ts';

/** Tells the person at the terminal where to look. */
export function printAddresses(origin: string, demoSite: string | null, seed: 'demo' | 'none'): void {
  const rows: [string, string][] = [
    ...(demoSite ? ([['Another site with the widget', `${demoSite}/`]] as [string, string][]) : []),
    ['Public pages', `${origin}/`],
    ['What was done', `${origin}/did`],
    ['Receipt', `${origin}/receipt`],
    ['Citizen form', `${origin}/r/portal-home`],
    ['Dashboard', `${origin}/app`],
    ['GraphQL', `${origin}/graphql`],
    ['GraphiQL', `${origin}/graphiql`],
  ];
  const lines = rows.map(([what, where]) => `  ${what.padEnd(30)}${where}`);
  const signIn =
    seed === 'demo'
      ? ['', `  Demo sign-in: analyst@demo.example or admin@demo.example, password ${DEMO_PASSWORD}`]
      : [];
  process.stdout.write(['', 'Otklik is running.', '', ...lines, ...signIn, '', ''].join('\n'));
}
