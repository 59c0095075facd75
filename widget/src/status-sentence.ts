import type { Messages } from './messages/index.ts';
import type { RatingSession } from './rating-session.svelte.ts';

/** The one sentence that says whether what was said is stored; empty when there is nothing to say. */
export function statusSentence(session: RatingSession, messages: Messages): string {
  if (session.phase === 'WITHDRAWN') {
    if (session.save === 'SAVING') return messages.saving;
    return session.save === 'SAVED' || session.save === 'CHANGED' ? '' : messages.withdrawQueued;
  }
  switch (session.save) {
    case 'NONE':
      return session.isKnown ? messages.alreadyRated : '';
    case 'SAVING':
      return messages.saving;
    case 'SAVED':
      // At the end the heading says so already.
      return session.phase === 'DONE' ? '' : session.steps ? messages.savedMore : messages.saved;
    case 'CHANGED':
      return messages.changed;
    case 'QUEUED':
      return messages.queued;
    case 'TOO_MANY':
      return messages.tooMany;
    case 'LOST':
      return messages.notKept;
    case 'REFUSED':
      return session.refusal || messages.refused;
  }
}
