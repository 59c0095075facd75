import { type Channel, INSTRUMENT_VERSION, type Item, type Language, type Mode } from '@otklik/schema';
import { withRole } from '../../src/database/pool.ts';
import { type Day, periodsIn } from '../../src/kernel/calendar.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { armOf, type ParallelRun, RUN_COLUMNS } from '../../src/modules/methodology/instrument/parallel-run.ts';
import { importRows } from '../../src/modules/ratings/index.ts';
import type { Answers } from '../../src/modules/results/tally.builder.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

/** A touchpoint that asks everyone, in modes of its own. */
interface Place {
  slug: string;
  channel: Channel;
  modes: Mode[];
}

const PLACES: Place[] = [
  { slug: 'site', channel: 'PORTAL', modes: ['WEB', 'APP'] },
  { slug: 'line', channel: 'TELEPHONE', modes: ['IVR', 'WEB', 'OPERATOR'] },
  { slug: 'hall', channel: 'IN_PERSON', modes: ['KIOSK', 'WEB', 'PAPER', 'OPERATOR'] },
  { slug: 'annex', channel: 'IN_PERSON', modes: ['KIOSK', 'WEB'] },
];

/** Ratings that are all alike but for their number. */
export interface Batch {
  /** Slug of a service, `pass-office`, which is for employees, or `birth`, the life situation. */
  service: string;
  /** Services that a life situation took. */
  usedServices?: string[];
  place: 'site' | 'line' | 'hall' | 'annex';
  mode: Mode;
  /** Russian unless said otherwise. */
  language?: Language;
  segment?: string | null;
  day?: Day;
  /** Of the questionnaire; the built-in one unless said otherwise. */
  version?: string;
  /** One after the other, over and over. */
  answers: readonly Partial<Record<Item, number>>[];
  n: number;
}

/** The whole api with as many services of the ministry as wanted, and four touchpoints that ask everyone. */
export class ScoresWorld {
  readonly services: string[];
  readonly serviceIds: ReadonlyMap<string, string>;
  readonly placeIds: ReadonlyMap<string, string>;

  private constructor(
    readonly api: TestApi,
    serviceIds: Map<string, string>,
    placeIds: Map<string, string>,
  ) {
    this.serviceIds = serviceIds;
    this.placeIds = placeIds;
    this.services = [...serviceIds.keys()];
  }

  /** @param count services, of the slugs s0, s1 … */
  static async start(count: number, now = new Date('2026-11-22T09:00:00Z')): Promise<ScoresWorld> {
    const api = await startTestApi({ now });
    const serviceIds = new Map(Array.from({ length: count }, (_, index) => [`s${index}`, uuidV7()]));
    const placeIds = new Map(PLACES.map(({ slug }) => [slug, uuidV7()]));
    const name = (slug: string) => JSON.stringify({ RU: slug, EN: slug });
    await withRole(api.platform.pool, 'otklik_staff', async (client) => {
      for (const [slug, id] of serviceIds)
        await client.query(
          `insert into service (id, slug, name, spoken_name, authority_id, audience, stage)
           values ($1, $2, $3, $3, $4, 'EXTERNAL', 'LIVE')`,
          [id, slug, name(slug), api.registry.ministry],
        );
      for (const { slug, channel, modes } of PLACES)
        await client.query(
          `insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone)
           values ($1, $2, $3, $4, $5, $6, 'PROMPT', 'UTC')`,
          [placeIds.get(slug), slug, api.registry.ministry, name(slug), channel, modes],
        );
    });
    await api.platform.directory.refresh();
    return new ScoresWorld(api, serviceIds, placeIds);
  }

  /** Makes random ids; while two versions run side by side, such as are drawn to the version that is answered. */
  async #drawIds(): Promise<(version: string) => string> {
    const { rows } = await this.api.platform.pool.query<ParallelRun>(`select ${RUN_COLUMNS} where ended_at is null`);
    const [run] = rows;
    return (version) => {
      let id = crypto.randomUUID();
      while (run && armOf(run, id) !== version) id = crypto.randomUUID();
      return id;
    };
  }

  /** Sends ratings through the acceptance path; offers were counted wherever they come from. */
  async rate(batches: readonly Batch[]): Promise<void> {
    const { acceptance } = this.api.platform;
    for (const { service, place, mode, day = '2026-08-15' } of batches)
      acceptance.offers.add({
        day,
        touchpointId: this.placeIds.get(place)!,
        subjectId: this.#idOf(service),
        mode,
        shown: 1_000,
      });
    await acceptance.offers.flush();
    const drawnTo = await this.#drawIds();
    const rows = batches.flatMap(
      ({
        service,
        place,
        mode,
        language = 'RU',
        segment = null,
        day = '2026-08-15',
        answers,
        n,
        usedServices,
        version,
      }) =>
        Array.from({ length: n }, (_, index) => ({
          id: drawnTo(version ?? INSTRUMENT_VERSION),
          touchpoint: place,
          subject: service === 'birth' ? { lifeSituation: service } : { service },
          ...(usedServices && { usedServices }),
          mode,
          language,
          segment,
          instrumentVersion: version ?? INSTRUMENT_VERSION,
          collectedAt: `${day}T09:00:00Z`,
          answers: Object.entries(answers[index % answers.length]!).map(([item, value]) => ({ item, value })),
        })),
    );
    for (let start = 0; start < rows.length; start += 1_000) {
      const stored = await importRows(acceptance, rows.slice(start, start + 1_000), {
        authorityId: this.api.registry.ministry,
        isDryRun: false,
      });
      const refused = stored.find(({ kind }) => kind === 'REFUSED');
      if (refused) throw new Error(JSON.stringify(refused));
    }
  }

  #idOf(subject: string): string {
    const { internalService, lifeSituation } = this.api.registry;
    return this.serviceIds.get(subject) ?? (subject === 'birth' ? lifeSituation : internalService);
  }

  /** Notes transactions, as a partner's report leaves them: by month. */
  async noteFlow(rows: readonly { service: string; place: string; segment?: string | null; day: Day; n: number }[]) {
    await withRole(this.api.platform.pool, 'otklik_acceptor', async (client) => {
      for (const { service, place, segment = null, day, n } of rows)
        for (const [grain, start] of [
          ['D', day],
          ['M', periodsIn({ from: day, to: day }, 'MONTH')[0]!.from],
        ])
          await client.query(
            `insert into flow_tally (service_id, touchpoint_id, segment_id, grain, starts_on, transactions, invited, delivered)
             values ($1, $2, $3, $4, $5, $6, 0, 0)
             on conflict on constraint flow_tally_key do update set transactions = flow_tally.transactions + excluded.transactions`,
            [
              this.#idOf(service),
              this.placeIds.get(place),
              segment === 'citizen' ? this.api.registry.segment : null,
              grain,
              start,
              n,
            ],
          );
      // As the report itself does: who remembers a month sees that it has changed.
      await client.query(
        `insert into flow_version as v (grain, starts_on, shard, version)
         select distinct k.grain, k.starts_on, 0, 1 from unnest($1::date[]) as day
         cross join lateral (values ('D'::"char", day), ('M', date_trunc('month', day)::date)) k (grain, starts_on)
         on conflict (grain, starts_on, shard) do update set version = v.version + 1`,
        [rows.map(({ day }) => day)],
      );
    });
  }
}

/** Answers to SAT alone. */
export const sat = (...values: number[]): Answers[] => values.map((value) => ({ SAT: value }));
