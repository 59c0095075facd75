/** Who answers: segment by stream, and language by segment. */
import type { Language } from '@otklik/schema';
import { binOf, runningTotals, type Random } from './random.ts';
import type { Stream } from './streams.ts';

/** Shares of segments in percent. */
type Mix = Readonly<Record<string, number>>;

const EVERYONE: Mix = { citizen: 86, 'foreign-citizen': 6, 'self-employed': 5, 'sole-proprietor': 3 };
const NEWCOMERS: Mix = { 'foreign-citizen': 92, citizen: 8 };
const INSPECTED: Mix = { 'legal-entity': 52, 'sole-proprietor': 42, association: 6 };
const STAFF: Mix = { 'civil-servant': 60, 'institution-employee': 40 };

const BY_SUBJECT: Readonly<Record<string, Mix>> = {
  'residence-permit': NEWCOMERS,
  'citizenship-application': NEWCOMERS,
  'work-permit': NEWCOMERS,
  'sole-proprietor-registration': { 'sole-proprietor': 70, citizen: 26, 'foreign-citizen': 4 },
  'company-registration': { 'legal-entity': 82, 'sole-proprietor': 8, citizen: 10 },
  'self-employed-registration': { 'self-employed': 84, citizen: 16 },
  'association-registration': { association: 90, citizen: 10 },
  'property-registration': { citizen: 84, 'legal-entity': 11, 'foreign-citizen': 5 },
  'land-plot-lease': { 'sole-proprietor': 40, 'legal-entity': 38, citizen: 22 },
  'retail-inspection': INSPECTED,
  'fire-safety-inspection': INSPECTED,
  'starting-a-business': { 'sole-proprietor': 42, 'self-employed': 34, 'legal-entity': 20, 'foreign-citizen': 4 },
  'business-account': { 'sole-proprietor': 50, 'legal-entity': 30, 'self-employed': 20 },
  'business-line': { 'sole-proprietor': 55, 'legal-entity': 30, 'self-employed': 15 },
};

/** Share of respondents who do not say who they are. */
const UNTOLD = 0.25;
/** Share of ratings in English. */
const IN_ENGLISH: Readonly<Record<string, number>> = { 'foreign-citizen': 0.7, citizen: 0.01, 'legal-entity': 0.03 };

/** Shares of the segments among those who answer in a stream, in percent. */
export const segmentMixOf = (stream: Stream): Mix =>
  stream.touchpoint.slug === 'newcomers-pages'
    ? NEWCOMERS
    : (BY_SUBJECT[stream.key] ?? (stream.isInternal ? STAFF : EVERYONE));

/** Respondents of a stream. Made once a stream. */
export function respondentsOf(stream: Stream) {
  const mix = segmentMixOf(stream);
  const names = Object.keys(mix);
  const totals = runningTotals(Object.values(mix));
  /** True segment, segment as told (null: not told), and language of one respondent. */
  return (random: Random): { segment: string; told: string | null; language: Language } => {
    const segment = names[binOf(totals, random.next())] as string;
    const told = random.chance(UNTOLD) ? null : segment;
    return { segment, told, language: random.chance(IN_ENGLISH[segment] ?? 0) ? 'EN' : 'RU' };
  };
}
