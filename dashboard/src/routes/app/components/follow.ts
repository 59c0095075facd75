import type { Attachment } from 'svelte/attachments';

/**
 * A field that a person may fill in before scripts run: what they did stays, and from then on the field shows what the
 * page says whenever that changes. The markup itself gives the first state (`defaultValue`, `defaultChecked`).
 */
function follow<Field extends Element, Said>(said: () => Said, show: (field: Field, now: Said) => void) {
  let last: { said: Said } | null = null;
  return (field: Field) => {
    const now = said();
    if (last && last.said !== now) show(field, now);
    last = { said: now };
  };
}

/** Follows the text of a field. */
export const followText = (said: () => string): Attachment<HTMLInputElement | HTMLTextAreaElement> =>
  follow(said, (field, now) => (field.value = now));

/** Follows whether a box is ticked. */
export const followTick = (said: () => boolean): Attachment<HTMLInputElement> =>
  follow(said, (box, now) => (box.checked = now));
