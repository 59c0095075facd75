import type { Language } from '@otklik/schema';
import { chooseLanguage, languageWishes } from './language.ts';
import type { SessionTarget } from './rating-session.svelte.ts';
import type { SubjectInput } from './shapes.ts';

/** Attributes the element reads. A change of one starts a new session; `theme` is read by the styles alone. */
export const ATTRIBUTES = [
  'touchpoint',
  'service',
  'situation',
  'lang',
  'variant',
  'mode',
  'segment',
  'invitation',
  'server',
] as const;

/** What a page may set by method instead of by attribute. */
export interface OtklikConfiguration {
  /** Origin of the Otklik server. */
  server?: string;
  /** Id or slug of a segment of clients. */
  segment?: string;
}

/** Origin of the script this file was loaded by; null where it is part of a bundle. */
export function originOfScript(): string | null {
  const script = document.currentScript ?? document.querySelector('script[src*="/embed/"][src$="/otklik.js"]');
  const source = script instanceof HTMLScriptElement && script.src;
  return source ? new URL(source).origin : null;
}

/** Reads what is to be rated, and where, from an element. Throws a sentence for the integrator when something is missing. */
export function readTarget(
  element: Element,
  configuration: OtklikConfiguration,
  scriptOrigin: string | null,
): SessionTarget & { language: Language } {
  const attribute = (name: (typeof ATTRIBUTES)[number]) => element.getAttribute(name)?.trim() || null;
  const touchpoint = attribute('touchpoint');
  const server = configuration.server ?? attribute('server') ?? scriptOrigin;
  if (!touchpoint) throw new Error('The attribute touchpoint is missing.');
  if (!server) throw new Error('The attribute server is missing.');
  return {
    server: server.replace(/\/+$/, ''),
    touchpoint,
    subject: subjectOf(attribute('service'), attribute('situation')),
    mode: attribute('mode')?.toUpperCase() === 'APP' ? 'APP' : 'WEB',
    language: chooseLanguage(languageWishes(element)),
    segment: configuration.segment ?? attribute('segment'),
    invitation: attribute('invitation'),
  };
}

const subjectOf = (service: string | null, situation: string | null): SubjectInput | null =>
  service ? { service } : situation ? { lifeSituation: situation } : null;
