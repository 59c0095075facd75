import type { LocalizedText, TrendEventKind } from '@otklik/schema';
import type { Day } from '../../../kernel/calendar.ts';

/** Something that was recorded to have changed. */
export interface TrendEvent {
  kind: TrendEventKind;
  /** UUID; null for a version of the questionnaire. */
  id: string | null;
  day: Day;
  title: LocalizedText;
  /** Version of the questionnaire; null for the others. */
  instrumentVersion: string | null;
  /** UUID of the improvement; null for the others. */
  improvementId: string | null;
  /** Whether limits are made anew from here. */
  rebases: boolean;
}
