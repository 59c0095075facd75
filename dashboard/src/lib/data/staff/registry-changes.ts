/** Changing the registry: from a form to the input of a mutation. */
import { stagesFromText } from './journey-text.ts';
import { KIND_NAMES } from './registry-kinds.ts';
import type { RegistryKind } from './registry-kinds.ts';
import { act } from './write.ts';
import type { Outcome } from './write.ts';

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
const optional = (form: FormData, name: string) => text(form, name) || null;
const isChecked = (form: FormData, name: string) => form.get(name) === 'on';

const details: Record<RegistryKind, (form: FormData) => Record<string, unknown>> = {
  authorities: (form) => ({ parent: optional(form, 'parent') }),
  services: (form) => ({
    authority: text(form, 'authority'),
    audience: text(form, 'audience'),
    stage: text(form, 'stage'),
    supervision: isChecked(form, 'supervision'),
  }),
  situations: (form) => ({ lead: text(form, 'lead'), stages: stagesFromText(text(form, 'stages')) }),
  touchpoints: (form) => ({
    authority: text(form, 'authority'),
    channel: text(form, 'channel'),
    modes: form.getAll('modes').map(String),
    maximumSourceClass: text(form, 'maximumSourceClass'),
    timeZone: text(form, 'timeZone'),
    place: optional(form, 'place'),
    ratedAsItself: isChecked(form, 'ratedAsItself'),
  }),
  segments: (form) => ({ audience: text(form, 'audience') }),
};

/** What a form of the registry holds, as the api takes it; without slug and id. */
export const registryInput = (kind: RegistryKind, form: FormData): Record<string, unknown> => ({
  name: { ru: text(form, 'nameRu'), en: text(form, 'nameEn') },
  ...details[kind](form),
});

function mutationOf(kind: RegistryKind, verb: 'Create' | 'Change' | 'Retire') {
  const { one, type } = KIND_NAMES[kind];
  const document = `mutation AppRegistry${verb}($input: ${type}${verb}Input!) {
    ${one}${verb}(input: $input) { ${one} { id slug } userErrors { code path message } }
  }`;
  return { document, mutation: `${one}${verb}`, result: one };
}

/** What a mutation of the registry gives back. */
export interface ChangedObject {
  id: string;
  slug: string;
}

/** Creates an object. */
export function createInRegistry(
  locals: App.Locals,
  kind: RegistryKind,
  form: FormData,
): Promise<Outcome<ChangedObject>> {
  const { document, mutation, result } = mutationOf(kind, 'Create');
  return act(locals, document, { slug: text(form, 'slug'), ...registryInput(kind, form) }, mutation, result);
}

/** Changes an object. */
export function changeInRegistry(
  locals: App.Locals,
  kind: RegistryKind,
  id: string,
  form: FormData,
): Promise<Outcome<ChangedObject>> {
  const { document, mutation, result } = mutationOf(kind, 'Change');
  return act(locals, document, { id, ...registryInput(kind, form) }, mutation, result);
}

/** Retires an object: it is no longer offered, its ratings and figures stay. */
export function retireInRegistry(locals: App.Locals, kind: RegistryKind, id: string): Promise<Outcome<ChangedObject>> {
  const { document, mutation, result } = mutationOf(kind, 'Retire');
  return act(locals, document, { id }, mutation, result);
}
