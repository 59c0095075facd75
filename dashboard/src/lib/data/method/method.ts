import { askPublic } from '../run.ts';

/** The versions every figure rests on. */
export interface MethodPage {
  instrumentVersion: string;
  methodVersion: string;
  /** Numbers of the method that are decisions, with what they mean in the language of the page. */
  constants: readonly { code: string; value: number; meaning: string }[];
}

export const METHOD = `query Method { method { instrumentVersion methodVersion constants { code value meaning } } }`;

/** What the method says of itself. */
export async function findMethod(locals: App.Locals): Promise<MethodPage> {
  return (await askPublic<{ method: MethodPage }>(locals, METHOD)).method;
}
