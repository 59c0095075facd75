/**
 * Everything a view can be set to, and its one address. `viewStateFromUrl(viewStateToUrl(state))` is
 * `state` again; what an address holds beside this is ignored, so that old links keep working.
 */
import { AUDIENCES, BASES, CHANNELS, LANGUAGES, MEASURES, MODES } from '@otklik/schema';
import type { Audience, Basis, Channel, Language, Measure, Mode } from '@otklik/schema';
import { isDay, PERIOD_PRESETS } from './periods.ts';
import type { PeriodChoice, PeriodPreset } from './periods.ts';

/** Orders of a list. By value only when the viewer asks for it, and never with a place number. */
export const SORTS = ['name', 'authority', 'answers', 'value'] as const;
export type Sort = (typeof SORTS)[number];

/** Tabs of the pages of subjects. The first is the default; only a service has that of touchpoints. */
export const TABS = ['figures', 'groups', 'comments', 'touchpoints'] as const;
export type Tab = (typeof TABS)[number];

/** Lengths of the periods on a trend that a page offers. */
export const TREND_GRAINS = ['MONTH', 'WEEK', 'QUARTER'] as const;
export type TrendGrain = (typeof TREND_GRAINS)[number];

/** Which limits a funnel has. The first is the default. */
export const FUNNEL_LIMITS = ['spread', 'chance'] as const;
export type FunnelLimitsKind = (typeof FUNNEL_LIMITS)[number];

/** Whether something that is only told on demand is told. The first is the default. */
export const SHOWN = ['off', 'on'] as const;
export type Shown = (typeof SHOWN)[number];

/** What can be put side by side. The first is the default. */
export const COMPARED = ['services', 'periods', 'channels', 'touchpoints', 'segments'] as const;
export type Compared = (typeof COMPARED)[number];

/** Most services that are chosen for a comparison of their own. */
export const SERVICES_COMPARED_AT_MOST = 6;

/** State of a view. Lists are sorted and without repeats. */
export interface ViewState {
  period: PeriodChoice;
  measure: Measure;
  /** What is done to scores; null is what the page shows first. */
  basis: Basis | null;
  /** Limits of a funnel: with the usual spread of services, or of chance alone. */
  limits: FunnelLimitsKind;
  /** For which clients the services of a list are. */
  audience: Audience;
  /** Whether the ranks each may have are shown. */
  ranks: Shown;
  grain: TrendGrain;
  channels: Channel[];
  modes: Mode[];
  segments: string[];
  touchpoints: string[];
  languages: Language[];
  /** Services chosen for a comparison of their own. */
  services: string[];
  /** What is put side by side there. */
  compared: Compared;
  tab: Tab;
  sort: Sort;
  /** Slug of an authority; null is the authority of the viewer. */
  authority: string | null;
  /** Words looked for in names; empty for none. */
  search: string;
  /** Satisfaction answers 1–5 the comments are limited to. */
  values: number[];
  /** Cursor of the page of a list. */
  after: string | null;
}

/** The question whose answers are shown beside a measure: its own, and satisfaction for the index of three. */
export const itemOf = (measure: Measure): Exclude<Measure, 'CSI'> => (measure === 'CSI' ? 'SAT' : measure);

/** What an address without parameters shows. */
export const DEFAULT_VIEW: ViewState = {
  period: 'quarter',
  measure: 'SAT',
  basis: null,
  limits: 'spread',
  audience: 'EXTERNAL',
  ranks: 'off',
  grain: 'MONTH',
  channels: [],
  modes: [],
  segments: [],
  touchpoints: [],
  languages: [],
  services: [],
  compared: 'services',
  tab: 'figures',
  sort: 'name',
  authority: null,
  search: '',
  values: [],
  after: null,
};

const oneOf = <T extends string>(text: string | null, allowed: readonly T[], otherwise: T): T =>
  allowed.includes(text as T) ? (text as T) : otherwise;

const unique = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort();

const several = <T extends string>(params: URLSearchParams, name: string, allowed: object): T[] =>
  unique(params.getAll(name).filter((value): value is T => Object.hasOwn(allowed, value)));

const SLUG = /^[a-z0-9][a-z0-9_-]{0,79}$/;
const slugs = (params: URLSearchParams, name: string) =>
  unique(params.getAll(name).filter((value) => SLUG.test(value))).slice(0, 50);

function periodOf(params: URLSearchParams): PeriodChoice {
  const asked = params.get('period');
  const from = params.get('from') ?? '';
  const to = params.get('to') ?? '';
  const isPreset = PERIOD_PRESETS.includes(asked as PeriodPreset);
  // A form sends both; free days count only when no ready-made period was chosen.
  if (!isPreset && isDay(from) && isDay(to) && from <= to) return { from, to };
  return oneOf(asked, PERIOD_PRESETS, DEFAULT_VIEW.period as PeriodPreset);
}

/** Reads the state of a view from the parameters of its address. Unknown values fall back to the default. */
export function viewStateFromUrl(params: URLSearchParams): ViewState {
  const authority = params.get('authority') ?? '';
  return {
    period: periodOf(params),
    measure: oneOf(params.get('measure'), Object.keys(MEASURES) as Measure[], DEFAULT_VIEW.measure),
    basis: (Object.keys(BASES) as Basis[]).find((basis) => basis === params.get('basis')) ?? DEFAULT_VIEW.basis,
    limits: oneOf(params.get('limits'), FUNNEL_LIMITS, DEFAULT_VIEW.limits),
    audience: oneOf(params.get('audience'), Object.keys(AUDIENCES) as Audience[], DEFAULT_VIEW.audience),
    ranks: oneOf(params.get('ranks'), SHOWN, DEFAULT_VIEW.ranks),
    grain: oneOf(params.get('grain'), TREND_GRAINS, DEFAULT_VIEW.grain),
    channels: several<Channel>(params, 'channel', CHANNELS),
    modes: several<Mode>(params, 'mode', MODES),
    segments: slugs(params, 'segment'),
    touchpoints: slugs(params, 'touchpoint'),
    languages: several<Language>(params, 'language', LANGUAGES),
    services: slugs(params, 'service').slice(0, SERVICES_COMPARED_AT_MOST),
    compared: oneOf(params.get('compared'), COMPARED, DEFAULT_VIEW.compared),
    tab: oneOf(params.get('tab'), TABS, DEFAULT_VIEW.tab),
    sort: oneOf(params.get('sort'), SORTS, DEFAULT_VIEW.sort),
    authority: SLUG.test(authority) ? authority : null,
    search: (params.get('search') ?? '').trim().slice(0, 100).trim(),
    values: unique(params.getAll('value').filter((value) => /^[1-5]$/.test(value))).map(Number),
    after: params.get('after') || null,
  };
}

/** Writes the state of a view as parameters; defaults are left out, so that a plain view has a plain address. */
export function viewStateToUrl(state: ViewState): URLSearchParams {
  const params = new URLSearchParams();
  if (typeof state.period === 'string') {
    if (state.period !== DEFAULT_VIEW.period) params.set('period', state.period);
  } else {
    params.set('from', state.period.from);
    params.set('to', state.period.to);
  }
  for (const name of [
    'measure',
    'basis',
    'limits',
    'audience',
    'ranks',
    'compared',
    'grain',
    'tab',
    'sort',
    'authority',
    'search',
    'after',
  ] as const) {
    const value = state[name];
    if (value !== null && value !== DEFAULT_VIEW[name]) params.set(name, value);
  }
  const lists = {
    channel: state.channels,
    mode: state.modes,
    segment: state.segments,
    touchpoint: state.touchpoints,
    language: state.languages,
    service: state.services,
    value: state.values.map(String),
  };
  for (const [name, values] of Object.entries(lists)) for (const value of values) params.append(name, value);
  return params;
}

/** The state of a page that has no tab of touchpoints: an address that names it shows the first. */
export const withoutTouchpoints = (state: ViewState): ViewState =>
  state.tab === 'touchpoints' ? { ...state, tab: DEFAULT_VIEW.tab } : state;

/** Address of the same or another view with some of the state changed. The page of a list starts again. */
export function linkTo(path: string, state: ViewState, change: Partial<ViewState> = {}): string {
  const query = viewStateToUrl({ ...state, after: null, ...change }).toString();
  return query ? `${path}?${query}` : path;
}

/** The filter of a view as the api takes it; null when nothing is filtered. */
export function filterOf(state: ViewState): Record<string, string[]> | null {
  const { channels, modes, segments, touchpoints, languages } = state;
  const filter = Object.fromEntries(
    Object.entries({ channels, modes, segments, touchpoints, languages }).filter(([, values]) => values.length > 0),
  );
  return Object.keys(filter).length > 0 ? filter : null;
}
