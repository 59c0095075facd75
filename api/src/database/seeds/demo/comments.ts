/** Comments: who writes one, about what, and how the sentences are put together. */
import { RENDERING, type Answer, type CommentQuestion, type Language, type LocalizedText } from '@otklik/schema';
import { AROUND, WORDS, type Slot, type Tone } from './comment-words.ts';
import { COMPLAINTS } from './complaints.ts';
import { lifeSituations } from './life-situations.ts';
import { personalDetail } from './personal-details.ts';
import { PRAISE } from './praise.ts';
import { binOf, runningTotals, type Random } from './random.ts';
import { services } from './services.ts';
import { RELEASE } from './story.ts';
import type { Stream } from './streams.ts';
import { touchpoints } from './touchpoints.ts';

/** What the comments of one rating depend on. */
interface Told {
  answers: readonly Answer[];
  language: Language;
  /** Months before the anchor. */
  month: number;
}

/** Probability of a comment by satisfaction 1–5, of those who answered more than one question. */
const WRITES = [0.32, 0.24, 0.14, 0.1, 0.105] as const;
/** Probability that a comment says what was good, by satisfaction 1–5. */
const PRAISES = [0, 0.05, 0.2, 0.55, 0.82] as const;
const BOTH_QUESTIONS = 0.06;
const GIVES_PERSONAL_DETAIL = 0.025;

/** At most one comment a question. Most ratings have none. */
export function commentsFrom(
  random: Random,
  stream: Stream,
  told: Told,
): { question: CommentQuestion; text: string }[] {
  const sat = told.answers[0]?.value ?? 0;
  if (told.answers.length < 2 || !RENDERING[stream.mode].comments) return [];
  if (!random.chance(WRITES[sat - 1] ?? 0)) return [];
  const praises = random.chance(PRAISES[sat - 1] ?? 0);
  const questions: CommentQuestion[] = random.chance(BOTH_QUESTIONS)
    ? ['IMPROVE', 'GOOD']
    : [praises ? 'GOOD' : 'IMPROVE'];
  return questions.map((question) => ({
    question,
    text: textFrom(random, stream, told, { question, isAlone: questions.length === 1 }),
  }));
}

/** The question a text answers, and whether it is the only one that was answered. */
interface Asked {
  question: CommentQuestion;
  isAlone: boolean;
}

function textFrom(random: Random, stream: Stream, told: Told, asked: Asked): string {
  const { question, isAlone } = asked;
  const { language } = told;
  const around = AROUND[toneOf(stream)][language];
  // Nobody complains of the wait and praises the speed in one breath.
  const themes =
    question === 'GOOD'
      ? praiseOf(stream).filter(([theme]) => isAlone || theme !== 'FAST')
      : complaintsOf(stream, told);
  const first = themeFrom(random, themes);
  const parts = [random.pick(sentencesOf(first)[language])];
  if (random.chance(0.3)) {
    const second = themeFrom(random, themes);
    if (second !== first) parts.push(random.pick(sentencesOf(second)[language]));
  }
  if (random.chance(0.3)) parts.unshift(random.pick(around.before));
  if (random.chance(0.3)) parts.push(random.pick(question === 'GOOD' ? around.thanks : around.after));
  if (random.chance(GIVES_PERSONAL_DETAIL)) parts.push(personalDetail(random, language));
  const text = parts.map((part) => filled(random, part, language, stream.key)).join(' ');
  return random.chance(0.2) ? text.replace(/[.!]$/, '') : text;
}

const FOR_A_FIRM = [
  'company-registration',
  'association-registration',
  'sole-proprietor-registration',
  'land-plot-lease',
  'business-account',
  'business-line',
];
const IN_GRIEF = ['loss-of-a-close-one', 'death-registration', 'funeral-allowance'];

function toneOf({ key, level }: Stream): Tone {
  if (level === 'INTERNAL' || level === 'SUPERVISION' || FOR_A_FIRM.includes(key)) return 'WORK';
  return IN_GRIEF.includes(key) ? 'GRIEF' : 'EVERYDAY';
}

type ThemeCode = keyof typeof COMPLAINTS | keyof typeof PRAISE;
type Weights = readonly (readonly [theme: ThemeCode, weight: number])[];

function themeFrom(random: Random, themes: Weights): ThemeCode {
  const totals = runningTotals(themes.map(([, weight]) => weight));
  return (themes[binOf(totals, random.next())] as Weights[number])[0];
}

const SENTENCES = { ...COMPLAINTS, ...PRAISE };

function sentencesOf(theme: ThemeCode): Readonly<Record<Language, readonly string[]>> {
  return SENTENCES[theme];
}

const BY_CHANNEL: Readonly<Record<string, Weights>> = {
  PORTAL: [['TECH', 3]],
  MOBILE_APP: [['TECH', 3]],
  SOCIAL_NETWORK: [['STATUS', 2]],
  CHAT_BOT: [['BOT', 5]],
  TELEPHONE: [['PHONE', 4]],
  WRITTEN: [['STATUS', 2]],
  IN_PERSON: [
    ['QUEUE', 4],
    ['STAFF', 2],
  ],
};

const BY_SUBJECT: Readonly<Record<string, Weights>> = {
  'kindergarten-place': [
    ['KINDERGARTEN', 6],
    ['STATUS', 4],
  ],
  'disability-status': [
    ['ASSESSMENT', 6],
    ['DOCS', 4],
  ],
  'assistive-devices': [['WAIT', 5]],
  'unemployment-benefit': [['DOCS', 5]],
  'contract-approval': [['APPROVALS', 12]],
  'register-access': [['ACCESS', 8]],
  'statistics-access': [['ACCESS', 8]],
  'workplace-equipment': [['EQUIPMENT', 8]],
  'business-trip': [['TRIP', 8]],
  'decision-approval': [['APPROVALS', 9]],
  'loss-of-a-close-one': [['LOSS', 9]],
};

/** What people complain about here: weights by result, subject, level and channel. */
function complaintsOf(stream: Stream, { answers, month, language }: Told): Weights {
  if (stream.key === RELEASE.service && RELEASE.lost[month] && stream.isDigital)
    return [
      ['RELEASE', 6],
      ['TECH', 1],
      ['WAIT', 1],
    ];
  const english: Weights = language === 'EN' ? [['ENGLISH', 4]] : [];
  const bySubject = BY_SUBJECT[stream.key] ?? [];
  const byChannel = BY_CHANNEL[stream.touchpoint.channel] ?? [];
  if (stream.level === 'INTERNAL') return [...bySubject, ['REQUESTS', 3], ['WAIT', 2], ['STATUS', 2], ['CLARITY', 1]];
  if (stream.level === 'LIFE_SITUATION') return [...bySubject, ...english, ['SEAMS', 8], ['DOCS', 2], ['STATUS', 1]];
  if (stream.level === 'TOUCHPOINT') return [...byChannel, ...english, ['CLARITY', 1]];
  if (stream.level === 'SUPERVISION')
    return [
      ['INSPECTION', 6],
      ['DOCS', 2],
      ['CLARITY', 1],
    ];
  const refused = answers.some(({ item, value }) => item === 'RESULT' && value === 1);
  return [
    ...bySubject,
    ...byChannel,
    ...english,
    ['REFUSAL', refused ? 6 : 0],
    ['WAIT', 3],
    ['STATUS', 2],
    ['DOCS', 2],
    ['CLARITY', 2],
  ];
}

const PRAISE_BY_CHANNEL: Readonly<Record<string, Weights>> = {
  PORTAL: [['SCREEN', 2]],
  MOBILE_APP: [['SCREEN', 3]],
  CHAT_BOT: [['BOT_GOOD', 4]],
  TELEPHONE: [['CALL', 5]],
  IN_PERSON: [['KIND', 5]],
};

function praiseOf(stream: Stream): Weights {
  const byChannel = PRAISE_BY_CHANNEL[stream.touchpoint.channel] ?? [];
  if (stream.level === 'INTERNAL')
    return [
      ['COLLEAGUES', 4],
      ['FAST', 2],
      ['KEPT_POSTED', 1],
    ];
  if (stream.level === 'SUPERVISION') return [['FAIR_INSPECTION', 1]];
  if (stream.level === 'LIFE_SITUATION')
    return [
      ['TOGETHER', 5],
      ['KEPT_POSTED', 1],
      ['KIND', 1],
    ];
  // Nobody fills in fields at a window or on the telephone.
  const byOthers = stream.touchpoint.channel === 'IN_PERSON' || stream.touchpoint.channel === 'TELEPHONE';
  const easy: Weights = byOthers ? [] : [['EASY', 3]];
  if (stream.level === 'TOUCHPOINT') return [...byChannel, ...easy, ['FAST', 1]];
  return [...byChannel, ...easy, ['FAST', 3], ['KEPT_POSTED', 2]];
}

const SPOKEN: ReadonlyMap<string, LocalizedText> = new Map([
  ...[...services, ...lifeSituations].map(({ slug, spokenName }) => [slug, spokenName] as const),
  ...touchpoints.map(({ slug, name }) => [slug, name] as const),
]);

function filled(random: Random, sentence: string, language: Language, key: string): string {
  return capitalised(
    sentence.replaceAll(/\{(\w+)\}/g, (_, slot: string) =>
      slot === 'subject' ? (SPOKEN.get(key)?.[language] ?? key) : random.pick<string>(WORDS[language][slot as Slot]),
    ),
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
