/** Changing the registry: from a form to the input of a mutation. */
import { stagesFromText } from './journey-text.ts';
import { KIND_NAMES } from './registry-kinds.ts';
import type { RegistryKind } from './registry-kinds.ts';
import type { StageRow } from './registry.ts';
import { act } from './write.ts';
import type { Outcome } from './write.ts';
import { formText } from '../form-text.ts';

const text = (form: FormData, name: string) => formText(form, name).trim();
const optional = (form: FormData, name: string) => text(form, name) || null;
/** A text that may be left out: null where both languages are empty; one language stands for both. */
function optionalText(form: FormData, name: string): { ru: string; en: string } | null {
  const [ru, en] = [text(form, `${name}Ru`), text(form, `${name}En`)];
  return ru || en ? { ru: ru || en, en: en || ru } : null;
}
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
    place: optionalText(form, 'place'),
    services: form.getAll('services').map(String),
    ratedAsItself: isChecked(form, 'ratedAsItself'),
  }),
  segments: (form) => ({ audience: text(form, 'audience') }),
};

/** What a form of the registry holds, as the api takes it; without slug and id. */
export const registryInput = (kind: RegistryKind, form: FormData): Record<string, unknown> => ({
  name: { ru: text(form, 'nameRu'), en: text(form, 'nameEn') },
  ...details[kind](form),
});

/** Services and life situations also have a short name for the questions. */
const HAS_SPOKEN_NAME = new Set<RegistryKind>(['services', 'situations']);

/** Input of a new object: the full name is spoken where no short one was given. */
export function createInput(kind: RegistryKind, form: FormData): Record<string, unknown> {
  const input = { slug: text(form, 'slug'), ...registryInput(kind, form) };
  if (!HAS_SPOKEN_NAME.has(kind)) return input;
  return { ...input, spokenName: optionalText(form, 'spokenName') ?? registryInput(kind, form)['name'] };
}

/**
 * Input of a change. A short name left empty stays as it is, the audience of a segment always does, and
 * stages that keep their Russian name stay the same stages.
 */
export function changeInput(
  kind: RegistryKind,
  object: { id: string; stages?: readonly StageRow[] },
  form: FormData,
): Record<string, unknown> {
  const { audience, stages, ...rest } = registryInput(kind, form);
  const spokenName = HAS_SPOKEN_NAME.has(kind) ? optionalText(form, 'spokenName') : null;
  const known = new Map(object.stages?.map(({ nameRu, id }) => [nameRu, id]));
  const kept = (stages as ReturnType<typeof stagesFromText> | undefined)?.map((stage) => {
    const id = known.get(stage.name.ru);
    return id ? { id, ...stage } : stage;
  });
  return {
    id: object.id,
    ...rest,
    ...(kind === 'services' ? { audience } : {}),
    ...(kept ? { stages: kept } : {}),
    ...(spokenName ? { spokenName } : {}),
  };
}

function mutationOf(kind: RegistryKind, verb: 'Create' | 'Change' | 'Retire') {
  const { one, type } = KIND_NAMES[kind];
  const document = `mutation AppRegistry${verb}($input: ${verb === 'Retire' ? 'RegistryObject' : `${type}${verb}`}Input!) {
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
  return act(locals, document, createInput(kind, form), mutation, result);
}

/** Changes an object. */
export function changeInRegistry(
  locals: App.Locals,
  kind: RegistryKind,
  object: { id: string; stages?: readonly StageRow[] },
  form: FormData,
): Promise<Outcome<ChangedObject>> {
  const { document, mutation, result } = mutationOf(kind, 'Change');
  return act(locals, document, changeInput(kind, object, form), mutation, result);
}

/** Retires an object: it is no longer offered, its ratings and figures stay. */
export function retireInRegistry(locals: App.Locals, kind: RegistryKind, id: string): Promise<Outcome<ChangedObject>> {
  const { document, mutation, result } = mutationOf(kind, 'Retire');
  return act(locals, document, { id }, mutation, result);
}
