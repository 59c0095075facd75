/** What a radio group tells about its user’s intent. */
export interface RadioIntentHandlers {
  /** The user has chosen: pointer, touch, Space, Enter, a click on the label or by assistive technology. */
  record: (value: number) => void;
  /** The user is passing over a point with an arrow key: nothing is chosen yet. */
  pass: (value: number) => void;
}

/**
 * Native radios change and click on arrow keys, so listening to `change` would store ratings people only
 * pass over (WCAG 3.2.2). This tells the two apart.
 */
export class RadioIntent {
  #isMoving = false;
  #handlers: RadioIntentHandlers;

  constructor(handlers: RadioIntentHandlers) {
    this.#handlers = handlers;
  }

  readonly onkeydown = (event: KeyboardEvent): void => {
    const value = valueOf(event);
    if (value === null) return;
    if (event.key.startsWith('Arrow')) {
      // The browser clicks the next radio before the next task: until then a click is a move.
      this.#isMoving = true;
      setTimeout(() => (this.#isMoving = false));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#handlers.record(value);
    }
  };

  readonly onclick = (event: MouseEvent): void => {
    const value = valueOf(event);
    if (value === null) return; // the label itself; its radio is clicked next
    if (this.#isMoving) this.#handlers.pass(value);
    else this.#handlers.record(value);
  };
}

const valueOf = ({ target }: Event): number | null => (target instanceof HTMLInputElement ? +target.value : null);
