import http from 'k6/http';
import { ORIGIN } from './environment.ts';

/** What every scenario knows of the server, found out once before the load. */
export interface World {
  services: string[];
  touchpoint: string;
  instrumentVersion: string;
  /** Cookie of a signed-in analyst of the demo. */
  cookie: string;
}

const TOUCHPOINT = 'services-portal';

/** The setup of every suite. @throws Error when the server has not the demo in it */
export function prepare(): World {
  const response = http.post(
    `${ORIGIN}/graphql`,
    JSON.stringify({
      query: `query ($touchpoint: ID!, $service: ID!) {
        services(first: 100) { nodes { slug audience } }
        questionnaire(touchpoint: $touchpoint, subject: { service: $service }, language: RU) { instrumentVersion }
      }`,
      variables: { touchpoint: TOUCHPOINT, service: 'kindergarten-place' },
    }),
    { headers: { 'content-type': 'application/json' } },
  );
  const { data, errors } = JSON.parse(response.body as string) as {
    errors?: { message: string }[];
    data?: {
      services: { nodes: { slug: string; audience: string }[] };
      questionnaire: { instrumentVersion: string } | null;
    };
  };
  if (!data?.questionnaire) throw new Error(errors?.[0]?.message ?? 'The server has not the demo in it.');
  return {
    services: data.services.nodes.filter(({ audience }) => audience === 'EXTERNAL').map(({ slug }) => slug),
    touchpoint: TOUCHPOINT,
    instrumentVersion: data.questionnaire.instrumentVersion,
    cookie: signIn(),
  };
}

function signIn(): string {
  const response = http.post(
    `${ORIGIN}/app/login`,
    { email: __ENV.LOAD_STAFF_EMAIL ?? '', password: __ENV.LOAD_STAFF_PASSWORD ?? '' },
    { headers: { origin: ORIGIN }, redirects: 0 },
  );
  const [name, cookies] = Object.entries(response.cookies)[0] ?? [];
  const value = cookies?.[0]?.value;
  if (!name || !value) throw new Error(`The analyst could not sign in: status ${response.status}.`);
  return `${name}=${value}`;
}
