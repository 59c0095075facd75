import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Language, Mode } from '@otklik/schema';
import { COMMENT_PROMPTS, leadIn, questionsFor, type Level } from '@otklik/schema/instrument';

/** How the api behaves: as it should, or as a bad day has it. */
export type Weather = 'OK' | 'DOWN' | 'BUSY' | 'REFUSES' | 'SLOW' | 'STALLS' | 'SILENT' | 'UNREACHABLE';

/** Fields of an input the tests look at. */
export interface RatingInput {
  id?: string;
  rating?: { id: string };
  revision?: number;
  language?: string;
  segment?: string | null;
  answers: { item: string; value: number }[];
}

/** Variables of a request for the question. */
interface QuestionnaireVariables {
  touchpoint: string;
  subject: { service?: string; lifeSituation?: string } | null;
  mode: Mode;
  language: Language;
}

/** One rating as it would be stored. */
export interface StoredRating {
  submit: RatingInput;
  revisions: RatingInput[];
  withdrawn: boolean;
}

const NAMES: Record<string, { level: Level; RU: string; EN: string }> = {
  'birth-certificate': { level: 'SERVICE', RU: 'Регистрация рождения', EN: 'Registration of a birth' },
  'birth-of-a-child': { level: 'LIFE_SITUATION', RU: 'Рождение ребёнка', EN: 'Birth of a child' },
  portal: { level: 'TOUCHPOINT', RU: 'Портал государственных услуг', EN: 'Public services portal' },
};

/**
 * The HTTP boundary of the platform: results in the shape of the contract, ratings kept by id as the real
 * acceptance path keeps them (same id and content: the same answer), and a few kinds of bad weather.
 */
export class RecordedApi {
  weather: Weather = 'OK';
  /** Requests to /graphql by operation, in order. */
  readonly calls: string[] = [];
  readonly bodies: string[] = [];
  readonly ratings = new Map<string, StoredRating>();
  conflicts = 0;
  offers = 0;
  origin = '';
  #server = createServer((request, response) => void this.#handle(request, response));

  async start(): Promise<this> {
    await new Promise<void>((started) => this.#server.listen(0, '127.0.0.1', started));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Forgets everything; the weather clears up. */
  clear(): void {
    this.weather = 'OK';
    this.calls.length = this.bodies.length = this.conflicts = this.offers = 0;
    this.ratings.clear();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('access-control-allow-origin', '*');
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-headers', 'content-type');
      response.setHeader('access-control-max-age', '600');
      return void response.writeHead(204).end();
    }
    if (request.url === '/embed/0.1.0/otklik.js') {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      response.setHeader('cache-control', 'public, max-age=31536000, immutable');
      return void response.end(readFileSync(new URL('../../dist/otklik.js', import.meta.url)));
    }
    const path = /^(?:\/weather\/(\w+))?\/graphql$/.exec(request.url ?? '');
    if (!path || request.method !== 'POST') return void response.writeHead(404).end();
    let body = '';
    for await (const chunk of request) body += chunk;
    const { query, variables } = JSON.parse(body) as {
      query: string;
      variables: QuestionnaireVariables & { i: RatingInput };
    };
    const operation = /rating(?:Submit|Revise|Withdraw)|questionnaire|offersReport/.exec(
      query.replace(/^mutation\([^)]*\)\{offersReport.*?\}(?=r)/, ''),
    )![0];
    this.calls.push(operation);
    this.bodies.push(body);
    // A weather in the address holds for what is written; questions are still answered.
    const written = operation === 'questionnaire' ? 'OK' : (path[1] as Weather | undefined);
    const weather = path[1] === 'UNREACHABLE' ? 'DOWN' : this.weather === 'OK' ? (written ?? 'OK') : this.weather;
    if (weather === 'DOWN') return void response.writeHead(503).end('down');
    if (weather === 'BUSY') {
      response.setHeader('access-control-expose-headers', 'retry-after');
      return void response.writeHead(429, { 'retry-after': '1' }).end();
    }
    if (weather === 'SILENT') return void request.socket.destroy();
    if (weather === 'STALLS') return;
    if (weather === 'SLOW') await new Promise((after) => setTimeout(after, 600));
    if (query.includes('offersReport(')) this.offers += 1;
    const data =
      operation === 'questionnaire'
        ? questionnaire(variables)
        : this.#mutate(operation, variables.i, weather === 'REFUSES');
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify({ data }));
  }

  #mutate(operation: string, input: RatingInput, refuses: boolean): Record<string, unknown> {
    const payload = (rating: unknown, userErrors: unknown[] = []) => ({ [operation]: { rating, userErrors } });
    if (operation === 'offersReport') return { offersReport: { counted: true } };
    if (refuses) {
      const message = input.language === 'RU' ? 'Приём оценок закрыт.' : 'Ratings are closed.';
      return payload(null, [{ code: 'TOUCHPOINT_CLOSED', message }]);
    }
    const id = (input.id ?? input.rating?.id)!;
    if (!/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)) throw new Error(`bad id ${id}`);
    const known = this.ratings.get(id);
    const rating = (revision: number) => ({ id, revision, status: 'COUNTED', receipt: '7K3M9QX2V8ZP4T6WBCDFGH5J' });
    if (operation === 'ratingSubmit') {
      if (known && JSON.stringify(known.submit) !== JSON.stringify(input)) {
        this.conflicts += 1;
        return payload(null, [{ code: 'IDEMPOTENCY_CONFLICT', message: 'conflict' }]);
      }
      if (!known) this.ratings.set(id, { submit: input, revisions: [], withdrawn: false });
      return payload(rating(0));
    }
    if (!known) return payload(null, [{ code: 'RATING_UNKNOWN', message: 'unknown' }]);
    if (operation === 'ratingWithdraw') {
      known.withdrawn = true;
      return { ratingWithdraw: { withdrawn: true, userErrors: [] } };
    }
    known.revisions.push(input);
    return payload(rating(input.revision ?? 0));
  }
}

function questionnaire({ touchpoint, subject, mode, language }: QuestionnaireVariables): Record<string, unknown> {
  if (touchpoint === 'unknown') return { questionnaire: null };
  const slug = subject?.service ?? subject?.lifeSituation ?? 'portal';
  const name = NAMES[slug]!;
  const lang = language;
  return {
    questionnaire: {
      instrumentVersion: '0.9.0',
      leadIn: leadIn(name.level, lang, name[lang]),
      open: touchpoint !== 'closed',
      questions: questionsFor({ level: name.level, channel: 'PORTAL', mode }, lang, [0.1, 0.9]),
      comments: (['IMPROVE', 'GOOD'] as const).map((question) => ({ question, text: COMMENT_PROMPTS[question][lang] })),
    },
  };
}
