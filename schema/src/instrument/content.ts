/** The instrument as one document: what is stored of a version, compared between versions and put to people. */
import type { Channel, CommentQuestion, Item, LocalizedText, Mode } from '../enums.ts';
import { FITTING_CHANNELS } from './driver-channels.ts';
import { COMMENT_HINT, COMMENT_PROMPTS } from './comments.ts';
import { ITEM_DEFINITIONS, ITEM_ORDER } from './items.ts';
import { USED_QUESTION } from './items-life-situation.ts';
import { LEAD_INS, ORGANISATION_SENTENCE } from './lead-ins.ts';
import { RENDERING, type ModeRendering } from './rendering.ts';
import { ROUTES, type Route } from './routing-rules.ts';
import type { ItemDefinition, Level } from './types.ts';
import { INSTRUMENT_VERSION } from './version.ts';

/** Everything that makes a version of the instrument. Plain data: it is stored as JSON and never changes once published. */
export interface InstrumentContent {
  /** Items in the order in which they are asked. */
  items: readonly ItemDefinition[];
  /** Sentence that names the subject, by level, with `{subject}` in it. */
  leadIns: Readonly<Record<Level, LocalizedText>>;
  /** Added to the lead-in for legal entities and associations. */
  organisationSentence: LocalizedText;
  /** "Which of these services did you use?" */
  usedQuestion: LocalizedText;
  /** The open questions, in their order. */
  comments: Readonly<Record<CommentQuestion, LocalizedText>>;
  /** Stands under the field of an open question. */
  commentHint: LocalizedText;
  /** How each mode puts the questions. A part of the record: the programs that ask obey it, a draft cannot change it. */
  rendering: Readonly<Record<Mode, ModeRendering>>;
  /** Conditions under which an item is asked. A part of the record like `rendering`. */
  routes: readonly Route[];
  /** Channels that a driver fits; an absent one fits all. A part of the record like `rendering`. */
  driverChannels: Readonly<Partial<Record<Item, readonly Channel[]>>>;
}

/** A version of the instrument, ready to be asked and answered. */
export interface Instrument {
  /** MAJOR.MINOR.PATCH; of a draft the version it would be. */
  version: string;
  content: InstrumentContent;
  /** The items of `content` by their codes. */
  itemOf: ReadonlyMap<string, ItemDefinition>;
}

/** Makes a version ready: done once when it is read, so that a rating finds its items without searching. */
export function toInstrument(version: string, content: InstrumentContent): Instrument {
  return { version, content, itemOf: new Map(content.items.map((item) => [item.code, item])) };
}

/** The version that is written down in the files beside this one: the first one of every installation. */
export const BUILT_IN_INSTRUMENT: Instrument = /* @__PURE__ */ toInstrument(INSTRUMENT_VERSION, {
  items: /* @__PURE__ */ ITEM_ORDER.map((code) => ITEM_DEFINITIONS[code]),
  leadIns: LEAD_INS,
  organisationSentence: ORGANISATION_SENTENCE,
  usedQuestion: USED_QUESTION,
  comments: COMMENT_PROMPTS,
  commentHint: COMMENT_HINT,
  rendering: RENDERING,
  routes: ROUTES,
  driverChannels: FITTING_CHANNELS,
});
