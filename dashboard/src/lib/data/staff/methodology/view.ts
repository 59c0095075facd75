/** What the methodology view can be set to, and its one address. */
import { CHANNELS, LEVELS, MODES } from '@otklik/schema';
import type { Channel, Level, Mode } from '@otklik/schema';

/** Tabs of the view. The first is the default. */
export const METHODOLOGY_TABS = ['versions', 'wording', 'modes', 'bridges', 'mix', 'constants'] as const;
export type MethodologyTab = (typeof METHODOLOGY_TABS)[number];

/** Items whose effects of modes are estimated. */
export const ADJUSTED_ITEMS = ['SAT', 'EASE', 'TIME'] as const;
export type AdjustedItem = (typeof ADJUSTED_ITEMS)[number];

/** State of the view. What is null stands for the newest. */
export interface MethodologyView {
  tab: MethodologyTab;
  /** Version of the instrument whose wording is shown. */
  version: string | null;
  /** Global id of a draft whose wording is shown instead. */
  draft: string | null;
  level: Level;
  mode: Mode;
  channel: Channel;
  /** Version of the mode table. */
  table: string | null;
  /** Year of the reference mix. */
  year: number | null;
  /** Item of the bridges. */
  item: AdjustedItem;
}

/** What an address without parameters shows. */
export const DEFAULT_METHODOLOGY_VIEW: MethodologyView = {
  tab: 'versions',
  version: null,
  draft: null,
  level: 'SERVICE',
  mode: 'WEB',
  channel: 'PORTAL',
  table: null,
  year: null,
  item: 'SAT',
};

const codeOf = <T extends string>(text: string | null, allowed: object, otherwise: T): T =>
  text !== null && Object.hasOwn(allowed, text) ? (text as T) : otherwise;
const memberOf = <T extends string>(text: string | null, allowed: readonly T[], otherwise: T): T =>
  allowed.find((one) => one === text) ?? otherwise;
const matching = (text: string | null, pattern: RegExp): string | null =>
  text !== null && pattern.test(text) ? text : null;

/** Reads the view from the parameters of its address. Unknown values fall back to the default. */
export function methodologyFromUrl(params: URLSearchParams): MethodologyView {
  const standard = DEFAULT_METHODOLOGY_VIEW;
  const year = matching(params.get('year'), /^20\d\d$/);
  return {
    tab: memberOf(params.get('tab'), METHODOLOGY_TABS, standard.tab),
    version: matching(params.get('version'), /^\d{1,4}\.\d{1,4}\.\d{1,4}$/),
    draft: matching(params.get('draft'), /^[a-z]{3}_[0-9a-f]{32}$/),
    level: codeOf(params.get('level'), LEVELS, standard.level),
    mode: codeOf(params.get('mode'), MODES, standard.mode),
    channel: codeOf(params.get('channel'), CHANNELS, standard.channel),
    table: matching(params.get('table'), /^20\d\dQ[1-4]$/),
    year: year === null ? null : Number(year),
    item: memberOf(params.get('item'), ADJUSTED_ITEMS, standard.item),
  };
}

/** Address of the view with some of its state changed; defaults are left out. */
export function methodologyPath(view: MethodologyView, change: Partial<MethodologyView> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...view, ...change }))
    if (value !== null && value !== DEFAULT_METHODOLOGY_VIEW[name as keyof MethodologyView])
      params.set(name, String(value));
  const query = params.toString();
  return query ? `/app/methodology?${query}` : '/app/methodology';
}
