import type { Messages } from './messages/index.ts';
import type { RatingSession } from './rating-session.svelte.ts';
import { statusSentence } from './status-sentence.ts';

/** What all parts of the widget share: the session, the language, the one status region and the focus. */
export class RatingView {
  readonly session: RatingSession;
  readonly messages: Messages;
  #focusHeading: () => void;
  /** A sentence about a small thing (copied, characters left); gives way to the next save. */
  #aside = $state.raw({ save: '', sentence: '' });

  constructor(session: RatingSession, messages: Messages, focusHeading: () => void) {
    this.session = session;
    this.messages = messages;
    this.#focusHeading = focusHeading;
  }

  /** What the status region says. */
  get status(): string {
    const { save, sentence } = this.#aside;
    return save === this.session.save && sentence ? sentence : statusSentence(this.session, this.messages);
  }

  /** Says a sentence once. */
  announce(sentence: string): void {
    this.#aside = { save: this.session.save, sentence };
  }

  /** After an explicit move: the focus goes to the heading that has appeared, never to the body. */
  moveFocus(): void {
    // Svelte draws in a microtask that was queued by the change before this call.
    queueMicrotask(this.#focusHeading);
  }
}
