import type { Channel, Mode, SourceClass } from '@otklik/schema';
import { randomFrom, type Random } from '../src/database/seeds/demo/random.ts';
import { REFERENCE_MODE } from '../src/modules/results/mode-table/mode-table.ts';

/** What is true of a country, and how its people answer. */
export interface Country {
  services: SimulatedService[];
  /** Segments of clients, with what is added to a service's level in each. */
  segments: Record<string, number>;
}

/** A service: truth about it, and where its clients come. */
export interface SimulatedService {
  key: string;
  /** Mean of a client of the first segment on the portal, asked on the web: θ. */
  level: number;
  /** Transactions a month that are expected. */
  volume: number;
  /** Shares of the segments among its clients, before channels attract some more than others. */
  segmentShares: Record<string, number>;
  channels: SimulatedChannel[];
}

/** One channel of one service. */
export interface SimulatedChannel {
  channel: Channel;
  /** Weight among the channels of the service in the first month. */
  weight: number;
  /** Touchpoints: offices where there are several, with their share of the channel and what is added in each. */
  places: { key: string; share: number; apart: number }[];
  /** Points that each mode adds: those of the country, and in the interacting generator more or less in each service. */
  modeEffects: Partial<Record<Mode, number>>;
}

/** How the channels of the country are. */
export interface ChannelTruth {
  /** Points added to a service's level. */
  apart: number;
  /** How likely a service has it. */
  presence: number;
  /** Typical weight among the channels of a service. */
  weight: number;
  /** Growth of the weight a month, as a logarithm: people move to digital channels. */
  growth: number;
  /** Share of clients who answer when all answers are equally likely to be given. */
  response: number;
  /** How much likelier those who would answer 1 … 5 are to answer at all. */
  propensities: readonly number[];
  /** Shares of the modes in which answers come. */
  modes: Partial<Record<Mode, number>>;
  sourceClass: SourceClass;
  /** How much each segment is drawn to it. */
  attraction: Record<string, number>;
}

/** Segments: what each adds, in points. */
const SEGMENTS: Record<string, number> = { citizen: 0, pensioner: 4, business: -3, foreign: -5 };

/** Points that a mode adds to what the same person would have answered on the web. */
export const MODE_EFFECTS: Readonly<Record<Mode, number>> = {
  WEB: 0,
  APP: 0.5,
  CHAT: -1.5,
  EMAIL: -1,
  IVR: 5,
  VOICE: 4,
  OPERATOR: 7,
  PAPER: 2,
  KIOSK: 3.5,
};

/** Channels whose invited clients are drawn into the web at random where there are bridges. */
export const BRIDGED: readonly Channel[] = ['TELEPHONE', 'IN_PERSON', 'WRITTEN'];
export const BRIDGE_SHARE = 0.1;

/** The angry write in public, those who stand before a clerk are polite, and who is cut off by a machine hangs up. */
export const CHANNELS: Readonly<Partial<Record<Channel, ChannelTruth>>> = {
  PORTAL: {
    apart: 0,
    presence: 0.95,
    weight: 1,
    growth: 0.025,
    response: 0.06,
    propensities: [1.5, 1.25, 1, 0.95, 1.05],
    modes: { WEB: 1 },
    sourceClass: 'PROMPT',
    attraction: { citizen: 1, pensioner: 0.5, business: 1.6, foreign: 1 },
  },
  MOBILE_APP: {
    apart: 2,
    presence: 0.6,
    weight: 0.6,
    growth: 0.035,
    response: 0.09,
    propensities: [1.3, 1.15, 1, 0.95, 1.05],
    modes: { APP: 0.8, WEB: 0.2 },
    sourceClass: 'PROMPT',
    attraction: { citizen: 1.4, pensioner: 0.3, business: 0.7, foreign: 1.2 },
  },
  SOCIAL_NETWORK: {
    apart: -4,
    presence: 0.25,
    weight: 0.15,
    growth: 0.01,
    response: 0.08,
    propensities: [2, 1.5, 1, 0.85, 1],
    modes: { CHAT: 0.7, WEB: 0.3 },
    sourceClass: 'PROMPT',
    attraction: { citizen: 1.2, pensioner: 0.5, business: 0.6, foreign: 1.2 },
  },
  CHAT_BOT: {
    apart: -5,
    presence: 0.35,
    weight: 0.25,
    growth: 0.03,
    response: 0.12,
    propensities: [1.3, 1.1, 1, 1, 1],
    modes: { CHAT: 0.5, VOICE: 0.3, WEB: 0.2 },
    sourceClass: 'PROMPT',
    attraction: { citizen: 1.2, pensioner: 0.6, business: 0.8, foreign: 1.1 },
  },
  TELEPHONE: {
    apart: -3,
    presence: 0.5,
    weight: 0.35,
    growth: -0.01,
    response: 0.18,
    propensities: [0.8, 0.9, 1, 1.05, 1.1],
    modes: { IVR: 0.65, OPERATOR: 0.35 },
    sourceClass: 'RANDOM',
    attraction: { citizen: 1, pensioner: 1.6, business: 0.8, foreign: 0.7 },
  },
  WRITTEN: {
    apart: -6,
    presence: 0.4,
    weight: 0.25,
    growth: -0.02,
    response: 0.15,
    propensities: [1.2, 1.1, 1, 1, 1],
    modes: { EMAIL: 0.6, PAPER: 0.4 },
    sourceClass: 'RANDOM',
    attraction: { citizen: 0.9, pensioner: 1, business: 1.5, foreign: 0.8 },
  },
  IN_PERSON: {
    apart: 3,
    presence: 0.7,
    weight: 0.9,
    growth: -0.03,
    response: 0.25,
    propensities: [0.75, 0.85, 1, 1.05, 1.15],
    modes: { KIOSK: 0.75, PAPER: 0.25 },
    sourceClass: 'RANDOM',
    attraction: { citizen: 0.9, pensioner: 1.6, business: 0.6, foreign: 1.2 },
  },
};

/** How a country is made. */
export interface CountryOptions {
  seed: number;
  services: number;
  /** Transactions of the smallest and the largest service a month. */
  volumes: { least: number; most: number };
  /** Points by which the effect of each mode but the web is more or less than usual in each service, by a coin. */
  interaction: number;
}

/** A whole country: 48 services, of which the smallest has some sixty answers a quarter. */
export const WHOLE_COUNTRY: Omit<CountryOptions, 'seed'> = {
  services: 48,
  volumes: { least: 200, most: 8_000 },
  interaction: 0,
};

/** Standard deviations between services, and between the offices of one. */
const SPREAD = { services: 5, offices: 3 };
const OFFICES = { least: 3, most: 9 };
const TYPICAL_LEVEL = 72;

/** The country of a seed. The same options give the same country on every machine. */
export function makeCountry({ seed, services, volumes, interaction }: CountryOptions): Country {
  const random = randomFrom(seed);
  // Asked of a generator of its own: with and without interaction the country is otherwise the same.
  const coins = randomFrom(seed + 0x5eed);
  return {
    segments: SEGMENTS,
    services: Array.from({ length: services }, (_, index): SimulatedService => {
      const key = `s${index}`;
      const channels = channelsOf(random);
      return {
        key,
        level: TYPICAL_LEVEL + SPREAD.services * normal(random),
        // Every size from the least to the most is as likely on a logarithmic scale, and both ends are there.
        volume: volumes.least * (volumes.most / volumes.least) ** (services > 1 ? index / (services - 1) : 1),
        segmentShares: shares(Object.keys(SEGMENTS), [0.5, 0.25, 0.15, 0.1], random),
        channels: channels.map((channel) => ({
          channel,
          weight: CHANNELS[channel]!.weight * Math.exp(0.5 * normal(random)),
          places: channel === 'IN_PERSON' ? offices(key, random) : [{ key: `${key}-${channel}`, share: 1, apart: 0 }],
          modeEffects: effectsOf(channel),
        })),
      };
    }).map((service) => ({ ...service, channels: interacting(service.channels, interaction, coins) })),
  };
}

/** At least two channels, one of them digital. */
function channelsOf(random: Random): Channel[] {
  for (;;) {
    const found = (Object.entries(CHANNELS) as [Channel, ChannelTruth][]).flatMap(([channel, { presence }]) =>
      random.chance(presence) ? [channel] : [],
    );
    if (found.length >= 2 && found.some((channel) => !BRIDGED.includes(channel))) return found;
  }
}

function effectsOf(channel: Channel): SimulatedChannel['modeEffects'] {
  const modes = new Set<Mode>([REFERENCE_MODE, ...(Object.keys(CHANNELS[channel]!.modes) as Mode[])]);
  return Object.fromEntries([...modes].map((mode) => [mode, MODE_EFFECTS[mode]]));
}

/** In one service a mode has one effect, in whatever channel. */
function interacting(channels: SimulatedChannel[], points: number, coins: Random): SimulatedChannel[] {
  const more = new Map((Object.keys(MODE_EFFECTS) as Mode[]).map((mode) => [mode, coins.chance(0.5) ? 1 : -1]));
  return channels.map((channel) => ({
    ...channel,
    modeEffects: Object.fromEntries(
      (Object.entries(channel.modeEffects) as [Mode, number][]).map(([mode, effect]) => [
        mode,
        mode === REFERENCE_MODE ? 0 : effect + points * more.get(mode)!,
      ]),
    ),
  }));
}

/** Offices from large to small; what they add is 0 over all their clients. */
function offices(service: string, random: Random): SimulatedChannel['places'] {
  const count = OFFICES.least + Math.floor(random.next() * (OFFICES.most - OFFICES.least + 1));
  const sizes = Array.from({ length: count }, (_, place) => 1 / (place + 1) ** 1.3);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const apart = sizes.map(() => SPREAD.offices * normal(random));
  const mean = sizes.reduce((sum, size, place) => sum + (size / whole) * apart[place]!, 0);
  return sizes.map((size, place) => ({
    key: `${service}-office-${place}`,
    share: size / whole,
    apart: apart[place]! - mean,
  }));
}

function shares(keys: readonly string[], typical: readonly number[], random: Random): Record<string, number> {
  const weights = typical.map((share) => share * Math.exp(0.4 * normal(random)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(keys.map((key, index) => [key, weights[index]! / whole]));
}

/** Standard normal number (Box–Muller). */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
