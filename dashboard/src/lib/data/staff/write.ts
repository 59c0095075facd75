/** Changing something through the staff schema, from a form action. */
import type { ErrorCode } from '@otklik/schema';
import { ask } from './read.ts';

/** What the api refused and where: the message is in the language of the page. */
export interface UserError {
  code: ErrorCode;
  path: string[];
  message: string;
}

/** The changed object, or why nothing was changed. */
export type Outcome<Thing> = { thing: Thing; problems: null } | { thing: null; problems: Problems };

/** Messages by the name of the form field, and those that belong to no field. */
export interface Problems {
  fields: Record<string, string>;
  others: string[];
}

const LANGUAGE_ENDINGS: Record<string, string> = { ru: 'Ru', en: 'En' };

/** The form field of an error: `input.title.ru` belongs to `titleRu`, `input.slug` to `slug`. */
function fieldOf(path: readonly string[]): string | null {
  const names = path.filter((part) => part !== 'input' && !/^\d+$/.test(part));
  const [name, ending] = names;
  if (name === undefined) return null;
  return ending !== undefined && ending in LANGUAGE_ENDINGS ? `${name}${LANGUAGE_ENDINGS[ending]}` : name;
}

/** Sorts refusals by form field. */
export function problemsOf(errors: readonly UserError[]): Problems {
  const problems: Problems = { fields: {}, others: [] };
  for (const { path, message } of errors) {
    const field = fieldOf(path);
    if (field === null) problems.others.push(message);
    else problems.fields[field] = problems.fields[field] ? `${problems.fields[field]} ${message}` : message;
  }
  return problems;
}

/** Runs one mutation with one input; expected refusals come back as problems, faults are thrown. */
export async function act<Thing>(
  locals: App.Locals,
  document: string,
  input: Record<string, unknown>,
  mutation: string,
  result: string,
): Promise<Outcome<Thing>> {
  const answer = await ask<Record<string, Record<string, unknown>>>(locals, document, { input });
  const payload = answer[mutation];
  const thing = payload?.[result] as Thing | null | undefined;
  const errors = (payload?.['userErrors'] ?? []) as UserError[];
  if (errors.length > 0 || !thing) return { thing: null, problems: problemsOf(errors) };
  return { thing, problems: null };
}

/** What the person had typed, to be shown again. Passwords never pass through here. */
export const typedIn = (form: FormData): Record<string, string[]> => {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) if (typeof value === 'string') (values[name] ??= []).push(value);
  return values;
};
