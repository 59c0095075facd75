import {
  type Channel,
  commentPrompts,
  coreItems,
  fittingDrivers,
  type Instrument,
  keyPrompt,
  type Language,
  leadIn,
  type Level,
  type Mode,
  questionOf,
  usedQuestion,
} from '@otklik/schema';
import type { InstrumentRenderingType } from './instrument.graphql.ts';

/** Stands for the name of what is rated. */
const ANY_SUBJECT = '…';

/** What a level is asked in a mode and a language: the core and, where drivers are asked, every one that fits. */
export function renderInstrument(
  instrument: Instrument,
  { level, mode, language, channel }: { level: Level; mode: Mode; language: Language; channel: Channel },
): InstrumentRenderingType {
  const { content } = instrument;
  const rendering = content.rendering[mode];
  const satOnly = rendering.items === 'SAT_ONLY';
  const core = content.items.filter(({ code }) => coreItems(level).includes(code) && (!satOnly || code === 'SAT'));
  const asked = [...core, ...(satOnly ? [] : fittingDrivers({ level, channel }, instrument))];
  const comments = commentPrompts(mode, language, instrument);
  const labelsHeard = rendering.allLabelsFirst === 'HEARD';
  return {
    level,
    mode,
    language,
    leadIn: leadIn(level, language, ANY_SUBJECT, false, content),
    questions: asked.flatMap((definition) => {
      const question = questionOf(definition, { level, channel }, language);
      if (!question) return [];
      return [{ question, role: definition.role, spoken: labelsHeard ? keyPrompt(question, language) : null }];
    }),
    usedQuestion: usedQuestion(level, mode, language, instrument),
    comments,
    commentHint: comments.length > 0 ? content.commentHint[language] : null,
    input: rendering.input,
    labelsHeard,
    confirm: rendering.confirm,
    secondsBetweenAnswers: rendering.secondsBetweenAnswers,
  };
}
