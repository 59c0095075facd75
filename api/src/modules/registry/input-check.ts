import type { LocalizedText, Mode } from '@otklik/schema';
import { isTimeZone } from '../../kernel/calendar.ts';
import { refuseFaults, type UserFault } from '../../kernel/domain-error.ts';
import { keptTexts } from '../../kernel/kept-text.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { LocalizedTextInput } from './localized-text.graphql.ts';
import { administers } from './may-change.ts';

/** Longest name and slug, as the tables have it; most entries of a list in an input. */
export const NAME_AT_MOST = 300;
export const SLUG_AT_MOST = 64;
export const LIST_AT_MOST = 200;

const SLUG_SHAPE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** A slug that looks like an id would be found in place of the object with that id. */
const UUID_SHAPE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Checks an input of a registry change field by field and collects everything that is wrong with it, so that the
 * person hears it at once. Call `refuse` before using what the checks return.
 */
export class InputCheck {
  readonly #context: Pick<RequestContext, 'viewer' | 'directory'>;
  readonly #faults: UserFault[] = [];

  constructor(context: Pick<RequestContext, 'viewer' | 'directory'>) {
    this.#context = context;
  }

  /** Throws what was found. @throws DomainError with every fault */
  refuse(): void {
    refuseFaults(this.#faults);
  }

  /** Notes a fault of a field. */
  fault(code: UserFault['code'], path: readonly string[], params?: UserFault['params']): void {
    this.#faults.push({ code, path: ['input', ...path], ...(params && { params }) });
  }

  /** SLUG_INVALID */
  slug(slug: string): string {
    if (!SLUG_SHAPE.test(slug) || UUID_SHAPE.test(slug) || slug.length > SLUG_AT_MOST)
      this.fault('SLUG_INVALID', ['slug']);
    return slug;
  }

  /** NAME_MISSING, TEXT_TOO_LONG */
  name(name: LocalizedTextInput, ...path: readonly string[]): LocalizedText {
    const text = keptTexts(name);
    if (!text.RU || !text.EN) this.fault('NAME_MISSING', path);
    if (text.RU.length > NAME_AT_MOST || text.EN.length > NAME_AT_MOST)
      this.fault('TEXT_TOO_LONG', path, { limit: NAME_AT_MOST });
    return text;
  }

  /** NOT_FOUND, NOT_PERMITTED: an authority that exists and that the viewer administers. Gives its UUID. */
  authority(reference: string, field: string): string {
    const { viewer, directory } = this.#context;
    const authority = directory.find('AUTHORITY', reference);
    if (!authority || authority.isRetired) this.fault('NOT_FOUND', [field]);
    else if (!administers(viewer, directory, authority.id)) this.fault('NOT_PERMITTED', [field]);
    return authority?.id ?? '';
  }

  /** NOT_FOUND, FIELD_INVALID: services of any authority that are offered. Gives their UUIDs, each once. */
  services(references: readonly string[], ...path: readonly string[]): string[] {
    if (references.length > LIST_AT_MOST) this.fault('FIELD_INVALID', path, { field: path.at(-1) ?? '' });
    const ids = references.slice(0, LIST_AT_MOST).map((reference, index) => {
      const service = this.#context.directory.find('SERVICE', reference);
      if (!service) this.fault('NOT_FOUND', [...path, String(index)]);
      return service?.id ?? '';
    });
    return [...new Set(ids)];
  }

  /** TIME_ZONE_UNKNOWN */
  timeZone(name: string): string {
    if (!isTimeZone(name)) this.fault('TIME_ZONE_UNKNOWN', ['timeZone']);
    return name;
  }

  /** FIELD_MISSING: at least one mode. */
  modes(modes: readonly Mode[]): Mode[] {
    if (modes.length === 0) this.fault('FIELD_MISSING', ['modes'], { field: 'modes' });
    return [...new Set(modes)];
  }

  /** NOT_PERMITTED unless the viewer administers the platform. */
  platformOnly(path: readonly string[] = []): void {
    if (this.#context.viewer?.role !== 'PLATFORM_ADMIN') this.fault('NOT_PERMITTED', path);
  }
}
