/** What one respondent answers: satisfaction from the true mean, everything else in keeping with it. */
import type { Answer, Item, Mode } from '@otklik/schema';
import { ITEM_EFFECT } from './story.ts';
import type { Random } from './random.ts';
import type { Stream } from './streams.ts';

/**
 * Running probabilities of the points 1–5 for a true mean score, in steps of half a point: beta-binomial
 * with n = 4, α = 3m, β = 3(1 − m), m = mean/100. Its mean is 4m exactly (score 100m) and its standard
 * deviation about 28 points at a mean of 75: many content, a visible few very discontented.
 */
const SAT_TABLES: readonly Float64Array[] = Array.from({ length: 201 }, (_, step) => {
  const m = Math.min(0.995, Math.max(0.005, step / 200));
  const [alpha, beta] = [3 * m, 3 * (1 - m)];
  const rising = (x: number, k: number) => Array.from({ length: k }, (_, i) => x + i).reduce((a, b) => a * b, 1);
  let total = 0;
  return Float64Array.from(
    [1, 4, 6, 4, 1],
    (choose, k) => (total += (choose * rising(alpha, k) * rising(beta, 4 - k)) / rising(3, 4)),
  );
});

/** A point 1–5 whose expected score is `mean` (0–100). */
export function pointFrom(random: Random, mean: number): number {
  const table = SAT_TABLES[Math.min(200, Math.max(0, Math.round(mean * 2)))] as Float64Array;
  const at = random.next();
  for (let k = 0; k < 4; k++) if (at < (table[k] as number)) return k + 1;
  return 5;
}

/** Share of respondents who stop after the first tap. */
const ONE_TAP: Readonly<Record<Mode, number>> = {
  WEB: 0.45,
  APP: 0.48,
  CHAT: 0.5,
  EMAIL: 0.42,
  IVR: 0.35,
  VOICE: 0.5,
  OPERATOR: 0.08,
  PAPER: 0.12,
  KIOSK: 1,
};

/** Probability of "yes, fully", "partly" and "still in progress", by satisfaction 1–5; the rest is "no". */
const RESULT_BY_SAT: readonly (readonly [fully: number, partly: number, inProgress: number])[] = [
  [0.22, 0.2, 0.18],
  [0.36, 0.3, 0.14],
  [0.58, 0.25, 0.1],
  [0.82, 0.1, 0.05],
  [0.93, 0.04, 0.02],
];

/** Items that follow SAT this closely: the share of respondents who simply give the same point. */
const SAME_POINT: Partial<Record<Item, number>> = { EASE: 0.4, TIME: 0.35, ONE: 0.3, TRUST: 0.45 };
const SAME_POINT_OF_DRIVER = 0.4;
/** Where every item lies when satisfaction is at its mean, in points. */
const ITEM_LEVEL: Partial<Record<Item, number>> = {
  EASE: 1,
  TIME: -3,
  ONE: -5,
  TRUST: -3,
  STAFF: 4,
  DOCS: -3,
  STATUS: -3,
  BOT: -4,
  EXPECT: -16,
};

/** Answers of one respondent whose true mean satisfaction is `mean` (0–100). SAT is always there, at a kiosk alone. */
export function answersFrom(random: Random, stream: Stream, mean: number): Answer[] {
  const sat = pointFrom(random, mean);
  const answers: Answer[] = [{ item: 'SAT', value: sat }];
  if (random.chance(ONE_TAP[stream.mode])) return answers;
  const add = (item: Item, value: number) => answers.push({ item, value });
  const rate = (item: Item, same: number) => {
    const effect = (ITEM_LEVEL[item] ?? 0) + (ITEM_EFFECT[stream.key]?.[item] ?? 0);
    add(item, random.chance(same) ? sat : pointFrom(random, mean + effect / (1 - same)));
  };
  if (random.chance(0.95)) rate('EASE', SAME_POINT.EASE as number);
  if (random.chance(0.9)) rate('TIME', SAME_POINT.TIME as number);
  const result = random.chance(0.88) ? resultFrom(random, sat) : null;
  if (result !== null) add('RESULT', result);
  if (stream.level === 'LIFE_SITUATION') answerAboutTheWhole(random, sat, add, rate);
  answerDrivers(random, stream, result, add, rate);
  return answers;
}

function resultFrom(random: Random, sat: number): number {
  const [fully, partly, inProgress] = RESULT_BY_SAT[sat - 1] as (typeof RESULT_BY_SAT)[number];
  const at = random.next();
  if (at < fully) return 3;
  if (at < fully + partly) return 2;
  return at < fully + partly + inProgress ? 4 : 1;
}

type Add = (item: Item, value: number) => void;
type Rate = (item: Item, same: number) => void;

function answerAboutTheWhole(random: Random, sat: number, add: Add, rate: Rate): void {
  if (random.chance(0.04)) add('ONE', 0);
  else if (random.chance(0.95)) rate('ONE', SAME_POINT.ONE as number);
  const askedAgain = 0.75 - 0.13 * sat;
  if (random.chance(0.92)) add('REPEAT', random.chance(askedAgain) ? (random.chance(0.4) ? 1 : 2) : 3);
  if (random.chance(0.93)) rate('TRUST', SAME_POINT.TRUST as number);
}

/** Two drivers out of those that fit; a quarter of respondents stop before them. EXPLAIN needs a decision. */
function answerDrivers(random: Random, { drivers }: Stream, result: number | null, add: Add, rate: Rate): void {
  if (random.chance(0.25) || drivers.length < 2) return;
  const first = Math.floor(random.next() * drivers.length);
  const second = (first + 1 + Math.floor(random.next() * (drivers.length - 1))) % drivers.length;
  for (const index of [first, second].sort((a, b) => a - b)) {
    const driver = drivers[index] as Item;
    if (driver === 'EXPLAIN' && (result === null || result === 4)) continue;
    if (random.chance(driver === 'DOCS' ? 0.14 : 0.05)) add(driver, 0);
    else rate(driver, SAME_POINT_OF_DRIVER);
  }
}

/** Which parts of a life situation this respondent used: earlier steps more often than later ones. Never none. */
export function usedFrom(random: Random, parts: readonly string[]): string[] {
  const used = parts.filter((_, index) => random.chance(Math.max(0.3, 0.85 - 0.12 * index)));
  return used.length > 0 ? used : parts.slice(0, 1);
}
