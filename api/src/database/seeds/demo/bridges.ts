/**
 * Bridges: where, in the last year, some of those who would be asked in another way were led to the web, so that the
 * way of asking can be told from the service. The chat-bot and the voice assistant have none, so that theirs cannot.
 */
import type { Mode } from '@otklik/schema';

/** A way from a point of contact to the web. */
export interface DemoBridge {
  /** Services whose clients are invited. */
  services: readonly string[];
  /**
   * Probability of the draw, 0–1; null where nothing is drawn: those whose phone cannot show the question, or who would
   * rather answer on a page, are invited there.
   */
  probability: number | null;
  /** Share of the answers that come from the web, 0–1. */
  webShare: number;
  /** Answers per invitation on the web, 0–1. */
  webResponseRate: number;
}

/** Invitations began so many months before the anchor: before the first of the last four closed quarters. */
export const INVITED_SINCE = 14;
/** Days for which an invitation holds. */
export const VALID_DAYS = 30;
/** Probability of the installation, which holds where a touchpoint has none of its own. */
export const DEFAULT_PROBABILITY = 0.1;

const MUCH_USED = ['identity-card', 'travel-passport', 'residence-registration', 'child-allowance'];

/** By touchpoint. */
export const BRIDGES: Readonly<Record<string, DemoBridge>> = {
  'help-line': {
    services: [...MUCH_USED, 'kindergarten-place', 'tax-deduction', 'old-age-pension', 'driving-licence'],
    probability: 0.25,
    webShare: 0.17,
    webResponseRate: 0.15,
  },
  'result-e-mail': {
    services: [...MUCH_USED, 'kindergarten-place', 'tax-deduction', 'birth-grant', 'vehicle-registration'],
    probability: 0.3,
    webShare: 0.37,
    webResponseRate: 0.11,
  },
  ...Object.fromEntries(
    ['kiosk-yasnograd', 'kiosk-sineozersk', 'kiosk-verkhneluchye'].map((kiosk) => [
      kiosk,
      { services: MUCH_USED, probability: DEFAULT_PROBABILITY, webShare: 0.06, webResponseRate: 0.17 },
    ]),
  ),
  'services-app': {
    services: [...MUCH_USED, 'kindergarten-place', 'tax-deduction'],
    probability: null,
    webShare: 0.08,
    webResponseRate: 0.12,
  },
};

/** Whether everyone who was served there was invited so many months before the anchor, and nobody was asked on the spot. */
export function invitesAll(touchpoint: string, service: string, month: number): boolean {
  const bridge = BRIDGES[touchpoint];
  return (
    bridge !== undefined && bridge.probability !== null && month <= INVITED_SINCE && bridge.services.includes(service)
  );
}

/** Modes in which people are asked where they are; the web is where invitations lead. */
export const askedModesOf = ({ slug, modes }: { slug: string; modes: readonly Mode[] }): readonly Mode[] =>
  BRIDGES[slug] ? modes.filter((mode) => mode !== 'WEB') : modes;
