/** What each event of the widget tells. No event carries the receipt or the id of a rating: they belong to the respondent. */
export interface OtklikEventDetails {
  /** The question is shown, or (open = false) nothing can be rated here. */
  'otklik-ready': { open: boolean; instrumentVersion: string };
  /** The server has stored a rating or a change of it. `fromQueue`: one that had been waiting on this device. */
  'otklik-rated': { value: number | null; revision: number; fromQueue: boolean };
  /** The respondent finished. `answered` counts questions. */
  'otklik-completed': { answered: number; commented: boolean };
  /** A rating could not be sent and waits on this device. */
  'otklik-queued': { waiting: number };
  /** Something went wrong; the page itself is never disturbed. */
  'otklik-error': { code: string; message: string };
}

/** Names of the events. */
export type OtklikEventName = keyof OtklikEventDetails;

/** Dispatches one event of the widget. */
export type Emit = <Name extends OtklikEventName>(name: Name, detail: OtklikEventDetails[Name]) => void;

/** Events of one element: they bubble and leave shadow roots. */
export const emitFrom =
  (element: Element): Emit =>
  (name, detail) =>
    void element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
