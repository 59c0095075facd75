import { INSTRUMENT_VERSION, type Channel, type Language, type Mode, type Viewer } from '@otklik/schema';
import { withRole } from '../../src/database/pool.ts';
import { addDays, type Day, type DayRange } from '../../src/kernel/calendar.ts';
import { toGlobalId, uuidV7 } from '../../src/kernel/ids.ts';
import { importRows } from '../../src/modules/ratings/index.ts';
import type { Figures, FigureSubject } from '../../src/modules/results/index.ts';
import { type Answers, tallyOf } from '../../src/modules/results/tally.builder.ts';
import type { Tally } from '../../src/modules/results/tally.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

/** A rating as the test knows it: everything that a figure can be asked by. */
export interface Given {
  service: 'passport' | 'licence' | 'pass-office';
  touchpoint: 'portal' | 'office' | 'help-line';
  channel: Channel;
  mode: Mode;
  segment: 'citizen' | null;
  language: Language;
  day: Day;
  answers: Answers;
}

/** A rating of the passport at the portal, over the web, in Russian. */
export const ofPassport = (day: Day, sat: number): Given => ({
  service: 'passport',
  touchpoint: 'portal',
  channel: 'PORTAL',
  mode: 'WEB',
  segment: null,
  language: 'RU',
  day,
  answers: { SAT: sat },
});

/** The whole api with a third touchpoint, a help line of the agency that may reach PROMPT. */
export class FiguresWorld {
  readonly given: Given[] = [];
  private constructor(
    readonly api: TestApi,
    readonly helpLine: string,
  ) {}

  static async start(): Promise<FiguresWorld> {
    const api = await startTestApi();
    const helpLine = uuidV7();
    await withRole(api.platform.pool, 'otklik_staff', async (client) => {
      await client.query(
        `insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone)
         values ($1, 'help-line', $2, '{"RU": "Линия", "EN": "Line"}', 'TELEPHONE', '{OPERATOR,IVR}', 'PROMPT', 'Europe/Moscow')`,
        [helpLine, api.registry.agency],
      );
      await client.query(
        `insert into touchpoint_service (touchpoint_id, service_id)
         select t.id, s.id from touchpoint t, service s where t.slug in ('help-line', 'office') on conflict do nothing`,
      );
    });
    await api.platform.directory.refresh();
    return new FiguresWorld(api, helpLine);
  }

  /** Counts offers at both touchpoints that may reach PROMPT, on every day of the range but those of `except`. */
  async countOffers({ from, to }: DayRange, except: (day: Day) => boolean = () => false): Promise<void> {
    const { offers } = this.api.platform.acceptance;
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (except(day)) continue;
      const subjectId = this.api.registry.service;
      offers.add({ day, touchpointId: this.api.registry.portal, subjectId, mode: 'WEB', shown: 50 });
      offers.add({ day, touchpointId: this.helpLine, subjectId, mode: 'OPERATOR', shown: 5 });
    }
    await offers.flush();
  }

  /** Sends ratings through the acceptance path of every import. */
  async rate(ratings: readonly Given[]): Promise<void> {
    const rows = ratings.map(({ service, touchpoint, mode, segment, language, day, answers }) => ({
      id: crypto.randomUUID(),
      touchpoint,
      subject: { service },
      mode,
      language,
      segment,
      instrumentVersion: INSTRUMENT_VERSION,
      collectedAt: `${day}T09:00:00Z`,
      answers: Object.entries(answers).map(([item, value]) => ({ item, value })),
    }));
    for (let start = 0; start < rows.length; start += 1_000) {
      const stored = await importRows(this.api.platform.acceptance, rows.slice(start, start + 1_000), {
        authorityId: this.api.registry.ministry,
        isDryRun: false,
      });
      const refused = stored.find(({ kind }) => kind === 'REFUSED');
      if (refused) throw new Error(JSON.stringify(refused));
    }
    this.given.push(...ratings);
  }

  /**
   * Transactions as a partner reports them for each of these days, of two services by touchpoint and segment: the farther a
   * touchpoint is down the list the more.
   */
  async report(days: readonly Day[], more = 37): Promise<void> {
    const id = uuidV7();
    const { ministry, service, otherService, portal, segment } = this.api.registry;
    await withRole(this.api.platform.pool, 'otklik_acceptor', async (client) => {
      await client.query(
        `insert into partner_report (id, kind, authority_id, content_hash, accepted, refused, received_at)
         values ($1, 'INTERACTIONS', $2, sha256($3), 0, '[]', now())`,
        [id, ministry, Buffer.from(id)],
      );
      await client.query(
        `insert into interaction_row (report_id, position, day, service_id, touchpoint_id, segment_id, transactions, invited,
           delivered)
         select $1, row_number() over (), d.day, s.id, t.id, g.id, 100 + $6 * place, 0, 0
         from unnest($2::date[]) d (day) cross join unnest($3::uuid[]) s (id)
         cross join unnest($4::uuid[]) with ordinality t (id, place) cross join unnest($5::uuid[]) g (id)`,
        [id, days, [service, otherService], [portal, this.helpLine], [segment, null], more],
      );
    });
  }

  /** The tally of the given ratings that `rule` chooses, counted one by one. */
  tally(rule: (rating: Given) => boolean): Tally {
    return tallyOf(
      this.given.filter(rule).map(({ answers }) => answers),
      INSTRUMENT_VERSION,
    );
  }

  subject(kind: 'SERVICE' | 'AUTHORITY', id: string): FigureSubject {
    return { kind, id };
  }

  /** Figures as a member of staff of this authority sees them, in a request of its own. */
  staff(authorityId: string): Figures {
    const viewer: Viewer = {
      id: toGlobalId('Account', uuidV7()),
      name: 'Анна',
      email: 'anna@demo.example',
      role: 'ANALYST',
      authorityId: toGlobalId('Authority', authorityId),
      authorityName: { RU: 'Министерство', EN: 'Ministry' },
    };
    return this.api.platform.createContext({ viewer, partner: null }, 'EN', 'test').figures;
  }

  /** Figures as the public sees them, in a request of its own. */
  public(): Figures {
    return this.api.platform.createContext({ viewer: null, partner: null }, 'EN', 'test').figures;
  }
}

/** Numbers 0 ≤ x < 1, the same on every run (Lehmer's generator). */
export function drawFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** `count` ratings spread over the days, places, people and answers. */
export function drawRatings(count: number, { from, days }: { from: Day; days: number }, seed: number): Given[] {
  const draw = drawFrom(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(draw() * values.length)]!;
  const places = [
    { touchpoint: 'portal', channel: 'PORTAL', mode: 'WEB' },
    { touchpoint: 'portal', channel: 'PORTAL', mode: 'APP' },
    { touchpoint: 'help-line', channel: 'TELEPHONE', mode: 'OPERATOR' },
    { touchpoint: 'office', channel: 'IN_PERSON', mode: 'KIOSK' },
  ] as const;
  return Array.from({ length: count }, () => {
    const place = pick(places);
    const service = pick(['passport', 'passport', 'licence', 'pass-office'] as const);
    // A kiosk asks SAT alone.
    const isLong = place.mode !== 'KIOSK' && draw() < 0.7;
    const value = () => 1 + Math.floor(draw() ** 0.6 * 5);
    const answers: Answers = {
      SAT: value(),
      ...(isLong ? { EASE: value(), TIME: value(), RESULT: 1 + Math.floor(draw() * 4) } : {}),
    };
    return {
      ...place,
      service,
      segment: service === 'pass-office' ? null : pick(['citizen', null] as const),
      language: pick(['RU', 'EN'] as const),
      day: addDays(from, Math.floor(draw() * days)),
      answers,
    };
  });
}
