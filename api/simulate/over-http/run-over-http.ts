import { randomFrom } from '../../src/database/seeds/demo/random.ts';
import { compare } from '../../src/modules/results/comparison/compare.rules.ts';
import { publicModeTable } from '../../src/modules/results/mode-table/public-mode-table.rules.ts';
import type { Platform } from '../../src/server/platform.ts';
import { staffEstimate } from '../../src/statistics/index.ts';
import type { Country } from '../country.ts';
import { drawClients } from '../draw-answers.ts';
import { freezeMethod } from '../freeze-method.ts';
import { BASES, type JudgedFigure, judgeService, truthsOf } from '../judge-figures.ts';
import { type CalendarOfRun, MONTHS } from '../run-calendar.ts';
import { clientOf } from './client.ts';
import { type Published, publishAndRead } from './publish-and-read.ts';
import { readEffects, readFigures } from './read-back.ts';
import { sendCountry } from './send-country.ts';
import { slugOf, storeCountry } from './store-country.ts';

/** One repetition through the acceptance path. */
export interface OverHttp {
  services: number;
  ratings: number;
  invitations: number;
  bridged: number;
  /** Figures read back over GraphQL, with what is true. */
  figures: JudgedFigure[];
  /** Numbers that were compared with those made of tallies alone, and in how many the two differ as they are shown. */
  compared: number;
  differences: string[];
  published: Published;
}

/**
 * Sends a whole country through a running server, lets it freeze its mode table, reads figures and effects back and
 * compares each with that made of the same answers by the rules alone. Then everything that has closed is published, and what
 * anyone reads is put beside what staff read and what is true.
 */
export async function runOverHttp(
  { platform, port }: { platform: Platform; port: number },
  country: Country,
  { seed, calendar }: { seed: number; calendar: CalendarOfRun },
  tell: (words: string) => void,
): Promise<OverHttp> {
  const random = randomFrom(seed);
  const client = clientOf({ port, ...(await storeCountry(platform, country)) });
  const clients = drawClients(country, random, MONTHS);
  const days = calendar.months.map(({ from }) => `${from.slice(0, 8)}15`);
  const sent = await sendCountry(client, clients, random, days, tell);
  await platform.freezer.freezeDue();
  tell('the mode table is frozen');

  const quarter = { from: calendar.months.at(-3)!.from, to: calendar.months.at(-1)!.to };
  const read = (await Promise.all(BASES.map((basis) => readFigures(client, basis, quarter)))).flat();
  const readBySubject = new Map(read.map((figure) => [`${figure.service}|${figure.basis}`, figure]));
  const differences: string[] = [];
  let compared = 0;
  const same = (what: string, served: unknown, computed: unknown) => {
    compared++;
    if (served !== computed) differences.push(`${what}: served ${String(served)}, computed ${String(computed)}`);
  };

  const method = freezeMethod(clients, sent.cells, calendar);
  for (const [reader, ask, table] of [
    ['staff', client.askStaff, method.table],
    ['anyone', client.askAnonymously, publicModeTable(method.table)],
  ] as const) {
    const effects = new Map((await readEffects(ask)).map((effect) => [effect.mode, effect]));
    for (const { mode, effect, standardError, isUsable } of table.items[0]!.modes) {
      const served = effects.get(mode);
      same(`effect of ${mode} to ${reader}`, served?.effect, effect);
      same(`error of ${mode} to ${reader}`, served?.standardError, standardError);
      same(`use of ${mode} to ${reader}`, served?.usable, isUsable);
    }
  }

  const parts = country.services.map((service) => ({
    service,
    clients: clients.filter((group) => group.service === service),
    cells: sent.cells.filter((cell) => cell.service === service),
  }));
  const figures: JudgedFigure[] = [];
  const computed = parts.flatMap((part) => judgeService(country, part, method, true));
  for (const {
    basis,
    judged,
    compared: { estimate },
  } of computed) {
    const served = readBySubject.get(`${slugOf(judged.service)}|${basis}`);
    const { value, interval, n, effectiveN } = estimate;
    const shown = value === null || n === null ? null : staffEstimate({ value, interval, n, effectiveN });
    const what = `${judged.service} ${basis}`;
    same(`${what} value`, served?.value, shown?.value ?? null);
    same(`${what} low`, served?.low, shown?.interval?.low ?? null);
    same(`${what} high`, served?.high, shown?.interval?.high ?? null);
    same(`${what} n`, served?.n, n);
    if (served) figures.push({ ...judged, value: served.value, low: served.low, high: served.high, n: served.n ?? 0 });
  }
  for (const basis of BASES) {
    const all = computed.filter((figure) => figure.basis === basis).map((figure) => figure.compared);
    const question = { measure: 'SAT', against: 'MEAN', method, hasFunnel: false } as const;
    for (const { figure, verdict } of compare(all, question).items)
      same(`${figure.key} ${basis} verdict`, readBySubject.get(`${slugOf(figure.key)}|${basis}`)?.verdict, verdict);
  }
  const partOf = new Map(parts.map((part) => [slugOf(part.service.key), part]));
  const published = await publishAndRead(
    { platform, client },
    {
      services: [...partOf.keys()],
      quarter,
      truthOf: (slug, measure) => truthsOf(country, partOf.get(slug)!, method, { measure, isSelective: true }),
    },
  );
  tell(`${published.rows} rows are published`);
  const { rows, invitations, bridged } = sent;
  return { services: parts.length, ratings: rows, invitations, bridged, figures, compared, differences, published };
}
