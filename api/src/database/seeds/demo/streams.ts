/**
 * Streams: every way in which ratings reach the platform (subject × touchpoint × mode), with how much of
 * it there is and how content its respondents truly are.
 */
import { fittingDrivers, levelOf, type Item, type Level, type Mode } from '@otklik/schema';
import { askedModesOf } from './bridges.ts';
import { lifeSituations } from './life-situations.ts';
import { services } from './services.ts';
import {
  CHANNEL_EFFECT,
  LIFE_SITUATION_SAT,
  MODE_EFFECT,
  OFFICE_EFFECT,
  OPEN_EFFECT,
  PLACE_EFFECT,
  RATED_DURING,
  SERVICE_SAT,
  TOUCHPOINT_SAT,
} from './story.ts';
import { touchpoints } from './touchpoints.ts';
import type { Touchpoint } from './types.ts';
import { SUBJECT_WEIGHT, touchpointWeight, responseRate } from './volumes.ts';

/** What is rated, as the acceptance path takes it. */
export type DemoSubject = { service: string } | { lifeSituation: string } | { touchpoint: string };

export interface Stream {
  /** Slug of the subject; the same slug never names two kinds of subject. */
  key: string;
  subject: DemoSubject;
  level: Level;
  touchpoint: Touchpoint;
  mode: Mode;
  isDigital: boolean;
  isInternal: boolean;
  isOpen: boolean;
  /** True mean satisfaction of the reference segment, 0–100. */
  sat: number;
  /** Share of this way among the ways of the subject, unscaled. */
  weight: number;
  /** How much the subject is rated, unscaled. */
  subjectWeight: number;
  /** Answers per offer, 0–1. */
  responseRate: number;
  /** Rated from and until so many months before the anchor. */
  from: number;
  until: number;
  drivers: readonly Item[];
  /** Services a life situation is made of; empty for other subjects. */
  parts: readonly string[];
}

const isDigital = ({ channel }: Touchpoint) => channel === 'PORTAL' || channel === 'MOBILE_APP';

function stream(
  subject: DemoSubject,
  key: string,
  level: Level,
  touchpoint: Touchpoint,
  mode: Mode,
  sat: number,
): Stream {
  const { channel, place, slug } = touchpoint;
  const isOpen = touchpoint.maximumSourceClass === 'OPEN';
  const isItself = 'touchpoint' in subject;
  const office = channel === 'IN_PERSON' ? (OFFICE_EFFECT[key] ?? 0) : 0;
  const delivery = isItself ? 0 : CHANNEL_EFFECT[channel] + office + (PLACE_EFFECT[place?.EN ?? ''] ?? 0);
  return {
    key,
    subject,
    level,
    touchpoint,
    mode,
    isDigital: isDigital(touchpoint),
    isInternal: level === 'INTERNAL',
    isOpen,
    sat: sat + MODE_EFFECT[mode] + delivery + (isOpen ? OPEN_EFFECT : 0),
    weight: touchpointWeight(slug, mode),
    subjectWeight: SUBJECT_WEIGHT[key] ?? 1,
    responseRate: responseRate(slug, mode),
    from: RATED_DURING[key]?.from ?? Infinity,
    until: RATED_DURING[key]?.until ?? -Infinity,
    drivers: fittingDrivers({ level, channel }).map(({ code }) => code),
    parts: [],
  };
}

/** Paper is used in offices by those who come for payments. */
const ON_PAPER = [
  'old-age-pension',
  'disability-status',
  'child-allowance',
  'funeral-allowance',
  'unemployment-benefit',
];

function* serviceStreams(): Generator<Stream> {
  for (const service of services)
    for (const touchpoint of touchpoints)
      if (touchpoint.services.includes(service.slug))
        for (const mode of askedModesOf(touchpoint)) {
          if (mode === 'PAPER' && !ON_PAPER.includes(service.slug)) continue;
          const level = levelOf({ kind: 'SERVICE', ...service });
          yield stream(
            { service: service.slug },
            service.slug,
            level,
            touchpoint,
            mode,
            SERVICE_SAT[service.slug] as number,
          );
        }
}

/** Where people are asked about a whole life situation. */
const WHOLE_ASKED_AT: Readonly<Record<string, Mode>> = {
  'services-portal': 'WEB',
  'services-app': 'APP',
  'result-e-mail': 'EMAIL',
  'help-line': 'IVR',
};

function* lifeSituationStreams(): Generator<Stream> {
  for (const { slug, stages } of lifeSituations)
    for (const touchpoint of touchpoints) {
      const mode = WHOLE_ASKED_AT[touchpoint.slug];
      if (!mode) continue;
      const parts = [...new Set(stages.flatMap((stage) => stage.services))];
      const sat = LIFE_SITUATION_SAT[slug] as number;
      yield { ...stream({ lifeSituation: slug }, slug, 'LIFE_SITUATION', touchpoint, mode, sat), parts };
    }
}

function* touchpointStreams(): Generator<Stream> {
  for (const touchpoint of touchpoints) {
    const [mode] = touchpoint.modes;
    const sat = TOUCHPOINT_SAT[touchpoint.slug];
    if (touchpoint.ratedAsItself && mode && sat !== undefined)
      yield stream({ touchpoint: touchpoint.slug }, touchpoint.slug, 'TOUCHPOINT', touchpoint, mode, sat);
  }
}

/** Every stream of the country, always in the same order. */
export const streams: readonly Stream[] = [...serviceStreams(), ...lifeSituationStreams(), ...touchpointStreams()];
