/**
 * Norms of service: facts that a system measures, such as how long a caller waited. They are shown beside opinions and
 * are never part of a score. A norm whose threshold, measure or clock changes gets a new version; its figures before
 * and after are never added up.
 */
import type { Channel, LocalizedText } from './enums.ts';

/** What is measured of each event. */
export const NORM_MEASURES = {
  DURATION: 'How long something took, in minutes.',
  COUNT: 'How many of something there were.',
  OUTCOME: 'Whether it was so.',
} as const;
export type NormMeasure = keyof typeof NORM_MEASURES;

/** In what the threshold and the measured values are counted. */
export const NORM_UNITS = {
  MINUTE: 'Minutes.',
  TRANSFER: 'Transfers of a call.',
  DOCUMENT: 'Documents that were asked for.',
  SERVICE: 'Other services that were needed first.',
  NONE: 'Nothing is counted: it was so, or it was not.',
} as const;
export type NormUnit = keyof typeof NORM_UNITS;

/** Which hours count. */
export const NORM_CLOCKS = {
  ALWAYS: 'Every hour of every day.',
  WORKING_HOURS: 'The hours in which the point of contact is open.',
  NONE: 'Not a duration.',
} as const;
export type NormClock = keyof typeof NORM_CLOCKS;

/** One norm in one version. */
export interface Norm {
  measure: NormMeasure;
  /** Largest value that keeps the norm; null for an outcome. */
  threshold: number | null;
  unit: NormUnit;
  clock: NormClock;
  version: string;
  /** Channels in which it holds; null: in all. */
  channels: readonly Channel[] | null;
  /**
   * Upper ends of the bins in which measured values are kept, ascending, each included in its bin; what lies above the
   * last has a bin of its own. The threshold is one of them. At most 15; empty for an outcome.
   */
  bounds: readonly number[];
  label: LocalizedText;
}

const REPLY_MINUTES = [5, 15, 30, 60, 90, 120, 180, 240, 360, 480, 720, 1_440, 2_880, 4_320, 10_080];
const FEW = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20];

const outcome = (label: LocalizedText): Norm => ({
  measure: 'OUTCOME',
  threshold: null,
  unit: 'NONE',
  clock: 'NONE',
  version: '1.0.0',
  channels: null,
  bounds: [],
  label,
});

/** Every norm there is, by its code. */
export const NORMS = {
  SOCIAL_MENTION_REPLY: {
    measure: 'DURATION',
    threshold: 240,
    unit: 'MINUTE',
    clock: 'ALWAYS',
    version: '1.0.0',
    channels: ['SOCIAL_NETWORK'],
    bounds: REPLY_MINUTES,
    label: {
      EN: 'First reply to a mention within 4 hours',
      RU: 'Первый ответ на упоминание не позже чем через 4 часа',
    },
  },
  SOCIAL_MESSAGE_REPLY: {
    measure: 'DURATION',
    threshold: 120,
    unit: 'MINUTE',
    clock: 'ALWAYS',
    version: '1.0.0',
    channels: ['SOCIAL_NETWORK'],
    bounds: REPLY_MINUTES,
    label: {
      EN: 'First reply to an official message within 2 hours',
      RU: 'Первый ответ на официальное сообщение не позже чем через 2 часа',
    },
  },
  CALL_TRANSFERS: {
    measure: 'COUNT',
    threshold: 2,
    unit: 'TRANSFER',
    clock: 'NONE',
    version: '1.0.0',
    channels: ['TELEPHONE'],
    bounds: FEW,
    label: { EN: 'At most 2 transfers of a call', RU: 'Не больше 2 переводов звонка' },
  },
  LETTER_ACKNOWLEDGED: {
    measure: 'DURATION',
    threshold: 1_440,
    unit: 'MINUTE',
    clock: 'ALWAYS',
    version: '1.0.0',
    channels: ['WRITTEN'],
    bounds: [15, 60, 120, 240, 480, 720, 1_080, 1_440, 2_160, 2_880, 4_320, 7_200, 10_080, 20_160],
    label: {
      EN: 'Receipt of a letter confirmed within 24 hours',
      RU: 'Получение письма подтверждено не позже чем через 24 часа',
    },
  },
  WAITING_IN_PERSON: {
    measure: 'DURATION',
    threshold: 15,
    unit: 'MINUTE',
    clock: 'WORKING_HOURS',
    version: '1.0.0',
    channels: ['IN_PERSON'],
    bounds: [1, 3, 5, 8, 10, 12, 15, 20, 25, 30, 45, 60, 90, 120],
    label: { EN: 'At most 15 minutes of waiting', RU: 'Не больше 15 минут ожидания' },
  },
  ELECTRONIC: outcome({ EN: 'Rendered electronically', RU: 'Оказано в электронном виде' }),
  PROACTIVE: outcome({ EN: 'Rendered without being asked for', RU: 'Оказано без обращения' }),
  NO_DOCUMENTS: {
    ...outcome({ EN: 'No document was asked for', RU: 'Документы не потребовались' }),
    measure: 'COUNT',
    threshold: 0,
    unit: 'DOCUMENT',
    bounds: FEW,
  },
  NO_OTHER_SERVICES: {
    ...outcome({ EN: 'No other service was needed first', RU: 'Другие услуги не потребовались' }),
    measure: 'COUNT',
    threshold: 0,
    unit: 'SERVICE',
    bounds: FEW,
  },
  ONE_CLICK: outcome({ EN: 'Asked for with one click', RU: 'Запрошено одним нажатием' }),
  INSTANT: outcome({ EN: 'Rendered at once', RU: 'Оказано мгновенно' }),
} as const satisfies Record<string, Norm>;
export type NormCode = keyof typeof NORMS;

/** The norm with this code; null when there is none. */
export const findNorm = (code: string): Norm | null => (Object.hasOwn(NORMS, code) ? NORMS[code as NormCode] : null);

/** Number of the bin that holds a value: that of the first bound it does not exceed. */
export function binOfNorm({ bounds }: Pick<Norm, 'bounds'>, value: number): number {
  const bin = bounds.findIndex((bound) => value <= bound);
  return bin < 0 ? bounds.length : bin;
}
