import { askPublic } from '../run.ts';

/** The versions every figure rests on. */
export interface MethodPage {
  instrumentVersion: string;
  methodVersion: string;
}

export const METHOD = `query Method { method { instrumentVersion methodVersion } }`;

/** What the method says of itself. */
export async function findMethod(locals: App.Locals): Promise<MethodPage> {
  return (await askPublic<{ method: MethodPage }>(locals, METHOD)).method;
}
