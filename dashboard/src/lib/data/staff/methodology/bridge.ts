/** Setting with which probability invited clients are led to the web. */
import { formText } from '../../form-text.ts';
import { act } from '../write.ts';
import type { Outcome } from '../write.ts';
import type { BridgeStatus } from './frozen.ts';

/** A touchpoint whose bridge can be set, and what holds there. */
export interface BridgeChoice {
  id: string;
  name: string;
  probability: number;
}

/** Touchpoints that the viewer may set, each once; a methodologist sets all of them, others what they may change. */
export function bridgeChoices({ modes }: Pick<BridgeStatus, 'modes'>, isMethodologist: boolean): BridgeChoice[] {
  const found = new Map<string, BridgeChoice>();
  for (const { touchpoints } of modes)
    for (const { touchpoint, bridge } of touchpoints)
      if (isMethodologist || touchpoint.viewerCanChange)
        found.set(touchpoint.id, { id: touchpoint.id, name: touchpoint.name, probability: bridge.probability });
  return [...found.values()];
}

export const BRIDGE_SET = `mutation AppBridgeSet($input: BridgeSetInput!) {
  bridgeSet(input: $input) { bridge { version probability } userErrors { code path message } }
}`;

/** What the form holds, as the api takes it: people write percent, with a comma or a point. */
export function bridgeInput(form: FormData): { touchpoint: string; probability: number } {
  const percent = formText(form, 'probability').trim().replace(',', '.').replace(/\s*%$/, '');
  // Not a number is no probability either: the api says so at the field.
  return {
    touchpoint: formText(form, 'touchpoint'),
    probability: percent === '' || Number.isNaN(Number(percent)) ? -1 : Number(percent) / 100,
  };
}

/** Sets the bridge of a touchpoint for invitations from now on. */
export const setBridge = (
  locals: App.Locals,
  form: FormData,
): Promise<Outcome<{ version: number; probability: number }>> =>
  act(locals, BRIDGE_SET, bridgeInput(form), 'bridgeSet', 'bridge');
