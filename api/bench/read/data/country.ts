import type { Channel, Language, LocalizedText, Mode, SourceClass, SubjectKind } from '@otklik/schema';
import { uuidV7 } from '../../../src/kernel/ids.ts';
import { pick, pickSome, seededRandom } from './random.ts';

export const SERVICES = 500;
const MINISTRIES = 20;
const AGENCIES = 60;
const OFFICES = 250;
const SITUATIONS = 30;
const SEGMENTS = 12;
const SEED = 20_260_101;

interface Row {
  id: string;
  slug: string;
  name: LocalizedText;
}
interface Touchpoint extends Row {
  authority_id: string;
  channel: Channel;
  modes: Mode[];
  maximum_source_class: SourceClass;
  time_zone: string;
  rated_as_itself: boolean;
}

/** What is fixed when a rating is accepted, and which share of all ratings has it. */
export interface CellPlan {
  subject_kind: SubjectKind;
  subject_id: string;
  source_class: SourceClass;
  touchpoint_id: string;
  mode: Mode;
  segment_id: string | null;
  language: Language;
  subject_authority_id: string;
  touchpoint_authority_id: string;
  /** Any unit. */
  weight: number;
  /** How good it is, 0 to 1. */
  quality: number;
}

/** Rows by table, in the order in which they can be stored, and the cells that are rated. */
export interface Country {
  tables: [table: string, rows: object[]][];
  cells: CellPlan[];
}

const text = (ru: string, en: string): LocalizedText => ({ RU: ru, EN: en });
const CREATED = '2025-01-01T00:00:00Z';

/**
 * A country: 81 authorities on three levels, 500 services (20 for internal clients), 30 life situations, the seven
 * channels with 297 touchpoints, 12 segments. Services differ in volume as ranks do (the k-th has 1/k of the first).
 */
export function makeCountry(): Country {
  const random = seededRandom(SEED);
  const row = (slug: string, ru: string, en: string): Row => ({ id: uuidV7(), slug, name: text(ru, en) });
  const top = { ...row('government', 'Правительство', 'Government'), parent_id: null };
  const ministries = Array.from({ length: MINISTRIES }, (_, i) => ({
    ...row(`ministry-${i}`, `Министерство № ${i}`, `Ministry no. ${i}`),
    parent_id: top.id,
  }));
  const agencies = Array.from({ length: AGENCIES }, (_, i) => ({
    ...row(`agency-${i}`, `Служба № ${i}`, `Agency no. ${i}`),
    parent_id: ministries[i % MINISTRIES]!.id,
  }));
  const owners = [...ministries, ...agencies];
  const ministryOf = (id: string) => agencies.find((agency) => agency.id === id)?.parent_id ?? id;

  const services = Array.from({ length: SERVICES }, (_, i) => ({
    ...row(`service-${i}`, `Государственная услуга № ${i}`, `Public service no. ${i}`),
    spoken_name: text(`услугу № ${i}`, `service no. ${i}`),
    authority_id: pick(owners, random).id,
    audience: i % 25 === 24 ? 'INTERNAL' : 'EXTERNAL',
    stage: i % 40 === 39 ? 'BETA' : 'LIVE',
    supervision: i % 50 === 0,
  }));
  const situations = Array.from({ length: SITUATIONS }, (_, i) => ({
    ...row(`situation-${i}`, `Жизненная ситуация № ${i}`, `Life situation no. ${i}`),
    spoken_name: text(`ситуацию № ${i}`, `situation no. ${i}`),
    lead_authority_id: ministries[i % MINISTRIES]!.id,
  }));
  const stages = situations.flatMap((situation) =>
    Array.from({ length: 4 }, (_, i) => ({
      id: uuidV7(),
      life_situation_id: situation.id,
      position: i + 1,
      name: text(`Этап ${i + 1}`, `Stage ${i + 1}`),
    })),
  );
  const stageServices = stages.flatMap((stage) =>
    pickSome(services, 3, random).map((service, i) => ({
      journey_stage_id: stage.id,
      service_id: service.id,
      position: i + 1,
    })),
  );

  const touchpoint = (
    slug: string,
    [ru, en]: [string, string],
    authority: { id: string },
    [channel, modes, maximum]: [Channel, Mode[], SourceClass],
  ): Touchpoint => ({
    ...row(slug, ru, en),
    authority_id: authority.id,
    channel,
    modes,
    maximum_source_class: maximum,
    time_zone: 'Europe/Moscow',
    rated_as_itself: true,
  });
  const portal = touchpoint('portal', ['Портал услуг', 'Portal of services'], top, ['PORTAL', ['WEB'], 'PROMPT']);
  const app = touchpoint('app', ['Приложение', 'Application'], top, ['MOBILE_APP', ['APP', 'WEB'], 'PROMPT']);
  const helpLine = touchpoint('help-line', ['Линия помощи', 'Help line'], top, [
    'TELEPHONE',
    ['OPERATOR', 'IVR', 'WEB'],
    'RANDOM',
  ]);
  const bot = touchpoint('bot', ['Помощник', 'Assistant'], top, ['CHAT_BOT', ['CHAT'], 'PROMPT']);
  const network = touchpoint('network', ['Социальная сеть', 'Social network'], top, [
    'SOCIAL_NETWORK',
    ['WEB'],
    'OPEN',
  ]);
  const letters = touchpoint('letters', ['Письма', 'Letters'], top, ['WRITTEN', ['EMAIL'], 'RANDOM']);
  const sites = ministries.map((ministry, i) =>
    touchpoint(`site-${i}`, [`Сайт № ${i}`, `Site no. ${i}`], ministry, ['PORTAL', ['WEB'], 'PROMPT']),
  );
  const receptions = ministries.map((ministry, i) =>
    touchpoint(`reception-${i}`, [`Приёмная № ${i}`, `Reception no. ${i}`], ministry, ['IN_PERSON', ['PAPER'], 'OPEN']),
  );
  const offices = Array.from({ length: OFFICES }, (_, i) =>
    touchpoint(`office-${i}`, [`Офис № ${i}`, `Office no. ${i}`], top, ['IN_PERSON', ['KIOSK', 'PAPER'], 'OPEN']),
  );
  const touchpoints = [portal, app, helpLine, bot, network, letters, ...sites, ...receptions, ...offices];

  const segments = Array.from({ length: SEGMENTS }, (_, i) => ({
    ...row(`segment-${i}`, `Профиль № ${i}`, `Profile no. ${i}`),
    audience: i >= SEGMENTS - 2 ? 'INTERNAL' : 'EXTERNAL',
  }));

  const cells: CellPlan[] = [];
  const offers: { touchpoint_id: string; service_id: string }[] = [];
  const rate = (
    subject: { kind: SubjectKind; id: string; authorityId: string; weight: number; quality: number },
    at: Touchpoint,
    share: number,
    parts: { mode: Mode; source: SourceClass; segments?: (string | null)[]; languages?: Language[] },
  ) => {
    const inSegments = parts.segments ?? [null];
    for (const segment of inSegments)
      for (const language of parts.languages ?? ['RU'])
        cells.push({
          subject_kind: subject.kind,
          subject_id: subject.id,
          source_class: parts.source,
          touchpoint_id: at.id,
          mode: parts.mode,
          segment_id: segment,
          language,
          subject_authority_id: subject.authorityId,
          touchpoint_authority_id: at.authority_id,
          weight: (subject.weight * share * (language === 'EN' ? 0.05 : 1)) / inSegments.length,
          quality: Math.min(1, Math.max(0, subject.quality + (random() - 0.5) * 0.3)),
        });
  };
  services.forEach((service, i) => {
    const subject = {
      kind: 'SERVICE' as const,
      id: service.id,
      authorityId: service.authority_id,
      weight: 1 / (i + 3),
      quality: 0.35 + 0.5 * random(),
    };
    const profiles = service.audience === 'INTERNAL' ? segments.slice(-2) : segments.slice(0, -2);
    const inSegments = [null, ...pickSome(profiles, 3, random).map(({ id }) => id)];
    const ministry = ministries.findIndex(({ id }) => id === ministryOf(service.authority_id));
    const [site, reception] = [sites[ministry]!, receptions[ministry]!];
    rate(subject, portal, 0.4, { mode: 'WEB', source: 'PROMPT', segments: inSegments, languages: ['RU', 'EN'] });
    rate(subject, app, 0.25, { mode: 'APP', source: 'PROMPT', segments: inSegments });
    rate(subject, site, 0.1, { mode: 'WEB', source: 'PROMPT', segments: inSegments });
    rate(subject, site, 0.02, { mode: 'WEB', source: 'OPEN' });
    rate(subject, helpLine, 0.03, { mode: 'OPERATOR', source: 'RANDOM' });
    rate(subject, bot, 0.03, { mode: 'CHAT', source: 'PROMPT' });
    // Some who were served by telephone or in the application are led to the web: what tells the effects of modes.
    rate(subject, helpLine, 0.02, { mode: 'WEB', source: 'RANDOM' });
    rate(subject, app, 0.05, { mode: 'WEB', source: 'PROMPT' });
    rate(subject, reception, 0.02, { mode: 'PAPER', source: 'OPEN' });
    const near = pickSome(offices, 5, random);
    for (const office of near) rate(subject, office, 0.03, { mode: 'KIOSK', source: 'OPEN' });
    for (const at of [portal, app, site, helpLine, bot, reception, ...near])
      offers.push({ touchpoint_id: at.id, service_id: service.id });
  });
  situations.forEach((situation, i) => {
    const subject = {
      kind: 'LIFE_SITUATION' as const,
      id: situation.id,
      authorityId: situation.lead_authority_id,
      weight: 0.05 / (i + 3),
      quality: 0.3 + 0.4 * random(),
    };
    const inSegments = [null, ...pickSome(segments.slice(0, -2), 3, random).map(({ id }) => id)];
    rate(subject, portal, 0.6, { mode: 'WEB', source: 'PROMPT', segments: inSegments, languages: ['RU', 'EN'] });
    rate(subject, app, 0.4, { mode: 'APP', source: 'PROMPT', segments: inSegments });
  });
  touchpoints.forEach((at, i) => {
    const subject = {
      kind: 'TOUCHPOINT' as const,
      id: at.id,
      authorityId: at.authority_id,
      weight: 0.05 / (i + 3),
      quality: 0.4 + 0.4 * random(),
    };
    rate(subject, at, 1, { mode: at.modes[0]!, source: at.maximum_source_class });
  });

  const created = (rows: object[]) => rows.map((each) => ({ ...each, created_at: CREATED }));
  return {
    cells,
    tables: [
      ['authority', created([top, ...ministries, ...agencies])],
      ['service', created(services)],
      ['life_situation', created(situations)],
      ['journey_stage', stages],
      ['journey_stage_service', stageServices],
      ['touchpoint', created(touchpoints)],
      ['touchpoint_service', offers],
      ['segment', created(segments)],
    ],
  };
}
