import http from 'k6/http';
import { randomFrom, uuidFrom } from '../plan/random.ts';
import { ORIGIN, SEED } from './environment.ts';
import { patiently } from './patiently.ts';
import { makePartnerKey, signIn } from './staff.ts';
import { submission, SUBMIT } from './submission.ts';
import { warmUp } from './warm-up.ts';

/** What every scenario knows of the server, found out once before the load. */
export interface World {
  services: string[];
  touchpoint: string;
  instrumentVersion: string;
  /** Cookie of a signed-in analyst of the demo. */
  cookie: string;
  /** Key of a partner who may import ratings. */
  partnerKey: string;
  /** A rating that is stored already, and its receipt. */
  stored: { input: ReturnType<typeof submission>; receipt: string };
}

const TOUCHPOINT = 'services-portal';
const ANALYST = 'analyst@demo.example';
const ADMINISTRATOR = { email: 'admin@demo.example', authority: 'ministry-of-public-services' };

const QUERY = `query ($touchpoint: ID!, $service: ID!) {
  services(first: 100) { nodes { slug audience } }
  questionnaire(touchpoint: $touchpoint, subject: { service: $service }, language: RU) { instrumentVersion }
}`;

/** The setup of every suite. @throws Error when the server has not the demo in it */
export function prepare(): World {
  const { services, questionnaire } = ask<{
    services: { nodes: { slug: string; audience: string }[] };
    questionnaire: { instrumentVersion: string };
  }>(QUERY, { touchpoint: TOUCHPOINT, service: 'kindergarten-place' });
  const place = {
    services: services.nodes.filter(({ audience }) => audience === 'EXTERNAL').map(({ slug }) => slug),
    touchpoint: TOUCHPOINT,
    instrumentVersion: questionnaire.instrumentVersion,
  };
  const input = submission(place, place.services[0]!, uuidFrom(randomFrom(SEED)), 5);
  const { ratingSubmit } = ask<{ ratingSubmit: { rating: { receipt: string } } }>(SUBMIT, { i: input });
  const world = {
    ...place,
    cookie: signIn(ANALYST),
    partnerKey: makePartnerKey(signIn(ADMINISTRATOR.email), ADMINISTRATOR.authority),
    stored: { input, receipt: ratingSubmit.rating.receipt },
  };
  warmUp(world);
  return world;
}

function ask<Data>(query: string, variables: object): Data {
  const response = patiently(() =>
    http.post(`${ORIGIN}/graphql`, JSON.stringify({ query, variables }), {
      headers: { 'content-type': 'application/json' },
    }),
  );
  const { data, errors } = JSON.parse(response.body as string) as { errors?: { message: string }[]; data?: Data };
  const isComplete = data && Object.values(data).every((value) => value !== null);
  if (!isComplete) throw new Error(errors?.[0]?.message ?? 'The server has not the demo in it.');
  return data;
}
