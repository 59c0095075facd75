/** Recording on a trend what may have moved it. */
import { error } from '@sveltejs/kit';
import { eventsOf } from '#lib/charts/control.ts';
import type { ControlChart } from '#lib/charts/control.ts';
import { formText } from '../../form-text.ts';
import { isDay } from '../periods.ts';
import { ask } from '../read.ts';
import type { SubjectField } from '../subject-question.ts';
import { act } from '../write.ts';
import type { Outcome } from '../write.ts';

/** Roles that record releases of what their authority owns. */
const RECORDERS = new Set(['ANALYST', 'AUTHORITY_ADMIN']);

/** Whether the viewer's role records releases at all; the api decides for each subject. */
export const recordsEvents = (locals: App.Locals): boolean => RECORDERS.has(locals.viewer?.role ?? '');

export const RECORD_EVENT = `mutation AppTrendEventRecord($input: TrendEventRecordInput!) {
  trendEventRecord(input: $input) { trendEvent { id } userErrors { code path message } }
}`;

/** What the form of a release holds, as the api takes it. */
export function eventInput(field: SubjectField, id: string, form: FormData): Record<string, unknown> {
  return {
    of: { [field]: id },
    day: formText(form, 'day'),
    title: { ru: formText(form, 'titleRu').trim(), en: formText(form, 'titleEn').trim() },
  };
}

/** Records a release of a service, a life situation or a touchpoint. */
export const recordEvent = (
  locals: App.Locals,
  field: SubjectField,
  id: string,
  form: FormData,
): Promise<Outcome<{ id: string }>> => {
  // A browser sends a day or nothing at all: anything else did not come from the form.
  if (!isDay(formText(form, 'day'))) error(400, 'No day', { requestId: locals.requestId });
  return act(locals, RECORD_EVENT, eventInput(field, id, form), 'trendEventRecord', 'trendEvent');
};

/** Who recorded an event, and when. */
export interface Recorder {
  actor: string;
  at: string;
}

export const EVENT_RECORDER = `query AppEventRecorder($object: ID!) {
  auditTrail(object: $object, first: 1) { nodes { actor at } }
}`;

/** Releases whose recorder is told: the newest. */
const TOLD_AT_MOST = 10;

/** Who recorded the releases on a trend, by the id of the event; nothing for roles that do not record any. */
export async function readRecorders(
  locals: App.Locals,
  chart: Pick<ControlChart, 'points'> | null,
): Promise<Record<string, Recorder>> {
  if (!chart || !recordsEvents(locals)) return {};
  const ids = eventsOf(chart.points)
    .flatMap(({ event: { id, kind } }) => (id !== null && kind === 'RELEASE' ? [id] : []))
    .slice(-TOLD_AT_MOST);
  const found = await Promise.all(
    ids.map(async (id): Promise<[string, Recorder][]> => {
      const { auditTrail } = await ask<{ auditTrail: { nodes: Recorder[] } }>(locals, EVENT_RECORDER, { object: id });
      return auditTrail.nodes.map((recorder) => [id, recorder]);
    }),
  );
  return Object.fromEntries(found.flat());
}
