import { type ExecutionResult, graphql } from 'graphql';
import type { Language, StaffRole, Viewer } from '@otklik/schema';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { buildSchemas } from '../../src/server/build-schemas.ts';
import type { TestApi } from './test-api.ts';

/** A member of staff who is signed in. `authorityId` is a UUID; null is the platform. */
export const aViewer = (role: StaffRole, authorityId: string | null): Viewer => ({
  id: toGlobalId('Account', '0192f0c5-0000-7000-8000-0000000000aa'),
  name: 'Вера Ясенева',
  email: 'vera@demo.example',
  role,
  authorityId: authorityId && toGlobalId('Authority', authorityId),
  authorityName: null,
});

/** Asks the staff schema as this viewer; the answer as it is, with its errors. */
export async function answerStaff(
  { platform }: Pick<TestApi, 'platform'>,
  viewer: Viewer | null,
  source: string,
  variableValues: Record<string, unknown> = {},
  language: Language = 'EN',
): Promise<ExecutionResult> {
  const contextValue = platform.createContext({ viewer, partner: null }, language, 'test');
  return graphql({ schema: buildSchemas().staffSchema, source, variableValues, contextValue });
}

/** Asks the staff schema as this viewer. Fails on any error. */
// oxlint-disable-next-line typescript/no-explicit-any -- answers are looked into by each test
export async function askStaff(...question: Parameters<typeof answerStaff>): Promise<any> {
  const { data, errors } = await answerStaff(...question);
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  return data;
}
