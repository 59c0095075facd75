import { type InstrumentContent, lintInstrument, sameData, textsOf } from '@otklik/schema';
import { DomainError, refuseFaults } from '../../../kernel/domain-error.ts';
import { keptTexts } from '../../../kernel/kept-text.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { recordChange, requireRole, withTenant } from '../../access/index.ts';
import { actorOf } from './actor.ts';
import { findById, lockDraft, updateDraft } from './draft.repository.ts';
import { changeDraft as changedDraft, CHANGES_AT_MOST, type DraftState } from './draft.rules.ts';
import type { InstrumentDraftChangeInput } from './instrument.input.ts';
import { checkedLanguages, type InstrumentVersion } from './instrument-version.ts';

/**
 * Changes texts, items, notes, checks of translations and reasons of a draft; what the input leaves out stays.
 * @throws DomainError NOT_FOUND, INSTRUMENT_FROZEN, STALE_CHANGE, INSTRUMENT_TEXT_UNKNOWN, ITEM_REPEATED,
 *   INSTRUMENT_FINDING_UNKNOWN, TEXT_TOO_LONG, FIELD_MISSING, FIELD_INVALID for a list that is too long
 */
export async function changeDraft(
  context: RequestContext,
  input: InstrumentDraftChangeInput,
): Promise<InstrumentVersion> {
  for (const list of ['texts', 'items', 'checks', 'acknowledgements'] as const)
    if ((input[list]?.length ?? 0) > CHANGES_AT_MOST)
      throw new DomainError({ code: 'FIELD_INVALID', path: ['input', list], params: { field: list } });
  const at = context.clock.now();
  const by = actorOf(requireRole(context.viewer));
  return withTenant(context, async (em) => {
    const draft = await lockDraft(em, input);
    const parent = context.instruments.findVersion(draft.parentVersion!)!;
    const before: DraftState = { ...draft, content: draft.instrument.content };
    const { state, faults } = changedDraft(
      before,
      { content: parent.instrument.content, translations: parent.translations },
      {
        texts: input.texts?.map(({ key, ...text }) => ({ key, text: keptTexts(text) })) ?? [],
        items: input.items ?? null,
        notes: input.notes ? keptTexts(input.notes) : null,
        checks: input.checks?.map(({ language, note }) => ({ language, note: keptTexts(note) })) ?? [],
        acknowledgements:
          input.acknowledgements?.map(({ finding, reason }) => ({ finding, reason: keptTexts(reason) })) ?? [],
      },
      (content, translations) => lintInstrument(content, checkedLanguages({ translations })),
      { by, at: at.toISOString() },
    );
    refuseFaults(faults);
    await updateDraft(em, draft.id, state, at);
    const object = { type: 'Instrument', id: draft.id, authorityId: null } as const;
    await recordChange(em, context, 'instrumentDraftChange', object, ...differenceOf(before, state));
    return (await findById(em, draft.id))!;
  });
}

/** The parts of a draft that a change touched, as they were and as they are. */
function differenceOf(before: DraftState, after: DraftState): [object, object] {
  const [was, is] = [partsOf(before), partsOf(after)];
  const names = Object.keys({ ...was, ...is }).filter((name) => !sameData(was[name], is[name]));
  const only = (parts: Record<string, unknown>) =>
    Object.fromEntries(names.filter((name) => Object.hasOwn(parts, name)).map((name) => [name, parts[name]]));
  return [only(was), only(is)];
}

const partsOf = ({ content, translations, acknowledgements, notes }: DraftState): Record<string, unknown> => ({
  notes,
  items: itemsOf(content),
  ...Object.fromEntries(textsOf(content).map(({ key, text }) => [key, text])),
  ...Object.fromEntries(Object.entries(translations).map(([language, state]) => [`translation.${language}`, state])),
  ...acknowledgements,
});

const itemsOf = ({ items }: InstrumentContent): string[] => items.map(({ code }) => code);
