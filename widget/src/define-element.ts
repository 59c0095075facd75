import { mount, unmount } from 'svelte';
import { emitFrom } from './events.ts';
import { MESSAGES } from './messages/index.ts';
import { OfferReport } from './offers.ts';
import type { Offer } from './operations.ts';
import { tabMemory } from './own-rating.ts';
import { pageOutbox } from './page-outbox.ts';
import { RatingSession } from './rating-session.svelte.ts';
import { RatingView } from './rating-view.svelte.ts';
import { ATTRIBUTES, originOfScript, readTarget, type OtklikConfiguration } from './settings.ts';
import { adoptStyles } from './styles.ts';
import { sendAndForget, sendHttp } from './transport.ts';
import Widget from './Widget.svelte';

/** Defines `<otklik-rating>`, unless another copy of the script has done so. The class exists only where elements do. */
export function defineElement(): void {
  if (typeof HTMLElement === 'undefined' || customElements.get('otklik-rating')) return;
  const scriptOrigin = originOfScript();

  class OtklikRating extends HTMLElement {
    static readonly observedAttributes = [...ATTRIBUTES];
    #configuration: OtklikConfiguration = {};
    /** The page’s own link, shown while there is no question. */
    #slot = document.createElement('slot');
    #root: HTMLElement | null = null;
    #session: RatingSession | null = null;
    #offers: OfferReport | null = null;
    #view: Record<string, unknown> | null = null;
    #isRestarting = false;

    connectedCallback(): void {
      this.#guard(() => {
        if (!this.#root) this.#build();
        // Tasks of their own: the page, which has just been read, comes first, and may go on between asking and drawing.
        this.#later(() => {
          if (this.#session || !this.isConnected) return;
          this.#start();
          this.#later(() => this.#show());
        });
      });
    }

    disconnectedCallback(): void {
      // Moving the element inside the page keeps what is being written; leaving the page ends it.
      queueMicrotask(() => this.isConnected || this.#guard(() => this.#stop()));
    }

    attributeChangedCallback(): void {
      if (!this.#session || this.#isRestarting) return;
      this.#isRestarting = true; // several attributes set together restart once
      queueMicrotask(() => {
        this.#isRestarting = false;
        this.#guard(() => {
          this.#stop();
          if (!this.isConnected) return;
          this.#start();
          this.#show();
        });
      });
    }

    /** Sets what cannot, or should not, be an attribute; starts again. */
    configure(configuration: OtklikConfiguration): void {
      Object.assign(this.#configuration, configuration);
      this.attributeChangedCallback();
    }

    /** Starts a new rating; the last one stays stored. */
    reset(): void {
      this.#guard(() => this.#session?.reset());
    }

    /** Focuses the scale, or whatever stands in its place. */
    override focus(options?: FocusOptions): void {
      this.#guard(() => {
        const find = (selector: string) => this.shadowRoot?.querySelector<HTMLElement>(selector);
        (find('input:checked') ?? find('input') ?? find('button') ?? find('[tabindex]'))?.focus(options);
      });
    }

    #focusHeading(): void {
      const headings = this.#root!.querySelectorAll<HTMLElement>('[data-heading]');
      headings[headings.length - 1]?.focus();
    }

    #build(): void {
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      adoptStyles(shadow);
      this.#root = document.createElement('div');
      this.#root.className = 'root';
      this.#root.append(this.#slot);
      shadow.append(this.#root);
    }

    /** Begins a session, which asks the server for the question unless that waits behind a button. */
    #start(): void {
      const emit = emitFrom(this);
      const target = readTarget(this, this.#configuration, scriptOrigin);
      const { server, touchpoint, subject, mode } = target;
      const offer = (): Offer => ({ touchpoint, subject, mode, shown: 1 });
      const offers = (this.#offers = new OfferReport(offer, (body) => sendAndForget(`${server}/graphql`, body)));
      const session: RatingSession = (this.#session = new RatingSession(target, {
        send: sendHttp,
        outbox: pageOutbox(),
        memory: tabMemory(JSON.stringify([server, touchpoint, subject])),
        emit,
        takeOffer: () => offers.take(),
        // In a tab in the background tasks wait a second, and answers of the server do not: they draw the card themselves.
        // What the session has set is drawn in a microtask that was asked for before the one of this promise.
        draw: async () => {
          if (this.#session === session) this.#guard(() => this.#show());
          return this.#session === session && !!this.#view;
        },
        now: () => new Date(),
      }));
      if (!this.#isButton) this.#open();
      addEventListener('online', this.#online);
    }

    /** Draws the session, once. */
    #show(): void {
      if (!this.#session || this.#view) return;
      const { language } = this.#session.target;
      this.#view = mount(Widget, {
        target: this.#root!,
        props: {
          view: new RatingView(this.#session, MESSAGES[language], () => this.#focusHeading()),
          lang: language.toLowerCase(),
          isButton: this.#isButton,
          onopen: () => this.#open(),
        },
      });
      this.#root!.append(this.#slot);
    }

    get #isButton(): boolean {
      return this.getAttribute('variant') === 'button';
    }

    #open(): void {
      const [session, offers] = [this.#session!, this.#offers!];
      void session.load().then(() => {
        if (session.phase === 'ASK' && !session.own) offers.watch(this);
      });
    }

    #stop(): void {
      removeEventListener('online', this.#online);
      this.#offers?.stop();
      this.#session?.end();
      if (this.#view) void unmount(this.#view);
      this.#session = this.#view = null;
    }

    #online = (): void => {
      if (this.#session?.phase === 'UNAVAILABLE') void this.#session.load();
    };

    #later(work: () => unknown): void {
      setTimeout(() => this.#guard(work));
    }

    /** Nothing that happens in here disturbs the page. */
    #guard(work: () => unknown): void {
      try {
        work();
      } catch (error) {
        emitFrom(this)('otklik-error', { code: 'WIDGET', message: String(error) });
      }
    }
  }

  customElements.define('otklik-rating', OtklikRating);
}
