import { askPublic } from '../run.ts';

/** The versions and constants every figure rests on. */
export interface MethodPage {
  instrumentVersion: string;
  methodVersion: string;
  constants: readonly { code: string; value: number; meaning: string }[];
}

export const METHOD = `query Method { method { instrumentVersion methodVersion constants { code value meaning } } }`;

/** What the method says of itself. */
export async function findMethod(locals: App.Locals): Promise<MethodPage> {
  return (await askPublic<{ method: MethodPage }>(locals, METHOD)).method;
}
