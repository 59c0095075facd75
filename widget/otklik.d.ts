/** Types of `<otklik-rating>` for pages written in TypeScript, React (JSX), Vue and Svelte. */

/** What each event tells; no event carries the receipt or the id of a rating. */
export interface OtklikEventDetails {
  /** The question is shown, or (open = false) nothing can be rated here. */
  'otklik-ready': { open: boolean; instrumentVersion: string };
  /** The server has stored a rating or a change of it. `fromQueue`: it had been waiting on this device. */
  'otklik-rated': { value: number | null; revision: number; fromQueue: boolean };
  /** The respondent finished. `answered` counts questions. */
  'otklik-completed': { answered: number; commented: boolean };
  /** A rating could not be sent and waits on this device. */
  'otklik-queued': { waiting: number };
  /** Something went wrong; the page itself is never disturbed. */
  'otklik-error': { code: string; message: string };
}

/** The element. */
export interface OtklikRatingElement extends HTMLElement {
  /** Sets what cannot, or should not, be an attribute; starts again. */
  configure(configuration: { server?: string; segment?: string }): void;
  /** Starts a new rating; the last one stays stored. */
  reset(): void;
  /** Focuses the scale, or whatever stands in its place. */
  focus(options?: FocusOptions): void;
  addEventListener<Name extends keyof OtklikEventDetails>(
    type: Name,
    listener: (event: CustomEvent<OtklikEventDetails[Name]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Attributes of the element. */
export interface OtklikRatingAttributes {
  /** Id or slug of the touchpoint. */
  touchpoint: string;
  /** Id or slug of the service that is rated; without service and situation the touchpoint itself is. */
  service?: string;
  /** Id or slug of the life situation that is rated. */
  situation?: string;
  lang?: 'ru' | 'en';
  theme?: 'auto' | 'light' | 'dark' | 'contrast';
  variant?: 'inline' | 'compact' | 'button';
  mode?: 'WEB' | 'APP';
  /** Id or slug of a segment of clients. */
  segment?: string;
  /** Token of the invitation that led to the page. */
  invitation?: string;
  /** Origin of the Otklik server; by default that of the script. */
  server?: string;
}

type MarkupAttributes = OtklikRatingAttributes & {
  id?: string;
  class?: string;
  className?: string;
  children?: unknown;
  ref?: unknown;
  key?: string | number;
} & { [Name in keyof OtklikEventDetails as `on${Name}`]?: (event: CustomEvent<OtklikEventDetails[Name]>) => void };

declare global {
  interface HTMLElementTagNameMap {
    'otklik-rating': OtklikRatingElement;
  }
  namespace JSX {
    interface IntrinsicElements {
      'otklik-rating': MarkupAttributes;
    }
  }
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'otklik-rating': MarkupAttributes;
    }
  }
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'otklik-rating': MarkupAttributes;
  }
}
