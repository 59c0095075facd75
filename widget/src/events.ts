import type { OtklikEventDetails } from '../otklik.d.ts';

/** Names of the events. */
export type OtklikEventName = keyof OtklikEventDetails;

/** Dispatches one event of the widget. */
export type Emit = <Name extends OtklikEventName>(name: Name, detail: OtklikEventDetails[Name]) => void;

/** Events of one element: they bubble and leave shadow roots. */
export const emitFrom =
  (element: Element): Emit =>
  (name, detail) =>
    void element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
