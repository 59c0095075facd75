/** What goes together with satisfaction. */
import type { Item } from '@otklik/schema';
import type { Days, Estimate } from '../figures.ts';
import { ESTIMATE } from '../fragments.ts';
import { daysOf } from '../periods.ts';
import { ask, found, today } from '../read.ts';
import type { SubjectField } from '../subject-question.ts';
import type { ViewState } from '../view-state.ts';

/** A question that may go together with satisfaction. Shares are percent of what all explain together. */
export interface Driver {
  item: Item;
  pairs: number;
  share: Estimate;
  alone: Estimate;
}

/** Drivers with a share come first, largest first. */
export interface Drivers {
  period: Days;
  rSquared: Estimate;
  shrinkage: number | null;
  orderConfirmed: boolean | null;
  drivers: Driver[];
}

const document = (field: SubjectField) => `query AppDrivers($id: ID!, $period: PeriodInput!) {
  subject: ${field}(id: $id) {
    drivers(period: $period) {
      period { from to } shrinkage orderConfirmed rSquared { ...EstimateParts }
      drivers { item pairs share { ...EstimateParts } alone { ...EstimateParts } }
    }
  }
}
${ESTIMATE}`;

export const SERVICE_DRIVERS = document('service');
export const SITUATION_DRIVERS = document('lifeSituation');
export const TOUCHPOINT_DRIVERS = document('touchpoint');
const DOCUMENTS: Record<SubjectField, string> = {
  service: SERVICE_DRIVERS,
  lifeSituation: SITUATION_DRIVERS,
  touchpoint: TOUCHPOINT_DRIVERS,
};

/** Drivers in the period of the view; null for what the authorities of the viewer do not own. */
export async function readDrivers(
  locals: App.Locals,
  field: SubjectField,
  id: string,
  state: ViewState,
): Promise<Drivers | null> {
  const { subject } = await ask<{ subject: { drivers: Drivers | null } | null }>(locals, DOCUMENTS[field], {
    id,
    period: daysOf(state.period, today()),
  });
  return found(subject, locals).drivers;
}
