import type { Measure } from '@otklik/schema';
import { isInteraction, POLICY } from '../../../statistics/index.ts';
import type { ItemEffects, ModeTable } from './mode-table.ts';

/** Items of a table that a measure is made of. */
const itemsOf = (table: Pick<ModeTable, 'items'> | null, measure: Measure): ItemEffects[] =>
  (table?.items ?? []).filter(({ item }) => item === measure || measure === 'CSI');

/**
 * Service by channel: one like-for-like score would mislead.
 *
 *     p < 0.01, and a service × channel lies more than 5 points off the additive model
 *
 * @see METHODOLOGY §2.2, "Interaction guard"
 */
export const channelsInteract = (table: Pick<ModeTable, 'items'> | null, measure: Measure): boolean =>
  itemsOf(table, measure).some(({ interaction }) => isInteraction(interaction, POLICY.interaction));

const OF_MODES = { ...POLICY.interaction, materialPoints: POLICY.modeEffect.materialPoints };

/**
 * Unit by mode: what is taken out for the modes is but the mean of what they do. Said of the table and of figures.
 *
 *     p < 0.01, and two classes of channels have usable effects of one mode more than 3 points apart
 *
 * @see METHODOLOGY §2.1, "Check"; §4, "Limits of this design"
 */
export const modesVaryOn = ({ modeInteraction }: Pick<ItemEffects, 'modeInteraction'>): boolean =>
  isInteraction(modeInteraction, OF_MODES);

/** Whether they do so on any item of a measure. */
export const modesInteract = (table: Pick<ModeTable, 'items'> | null, measure: Measure): boolean =>
  itemsOf(table, measure).some(modesVaryOn);
