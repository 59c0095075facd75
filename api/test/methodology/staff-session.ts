import { sessionToken } from '../server/people.ts';
import { ask } from '../server/raw-http.ts';
import type { TestApi } from '../support/test-api.ts';

/** Somebody who is signed in and asks the staff endpoint over HTTP. */
export interface StaffSession {
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are looked into by each test
  ask(query: string, variables?: object, language?: string): Promise<any>;
}

export async function signedIn(api: TestApi, role: 'PLATFORM_ADMIN' | 'METHODOLOGIST'): Promise<StaffSession> {
  const cookie = `otklik_sid=${await sessionToken(api, role)}`;
  return {
    async ask(query, variables, language = 'en') {
      const headers = { cookie, 'accept-language': language };
      const { text } = await ask(api.server.port, { query, variables }, headers, '/staff/graphql');
      const { data, errors } = JSON.parse(text) as { data: unknown; errors?: { message: string }[] };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}

const DRAFT = `id version state edition parentVersion neededBump notes(language: EN)
  changes { kind bump key language explanation } findings { id rule severity key language reason(language: RU) }
  translations { language revision checked checkNote(language: EN) }`;

/** What the tests look at of a draft. */
export interface Draft {
  id: string;
  version: string | null;
  state: string;
  edition: number;
  parentVersion: string | null;
  neededBump: string;
  notes: string;
  changes: { kind: string; bump: string; key: string; language: string | null; explanation: string }[];
  findings: {
    id: string;
    rule: string;
    severity: string;
    key: string;
    language: string | null;
    reason: string | null;
  }[];
  translations: { language: string; revision: number; checked: boolean; checkNote: string | null }[];
}

interface Outcome {
  instrument: Draft | null;
  userErrors: { code: string; path: string[]; message: string }[];
}

const mutation = (name: string, input: string) =>
  `mutation($input: ${input}!) { ${name}(input: $input) { instrument { ${DRAFT} } userErrors { code path message } } }`;

const act =
  (name: string, inputType: string) =>
  async (session: StaffSession, input: object, language?: string): Promise<Outcome> =>
    (await session.ask(mutation(name, inputType), { input }, language))[name];

export const createDraft = act('instrumentDraftCreate', 'InstrumentDraftCreateInput');
export const changeDraft = act('instrumentDraftChange', 'InstrumentDraftChangeInput');
export const publishDraft = act('instrumentPublish', 'InstrumentPublishInput');

/** A draft from the newest version. */
export async function aDraft(session: StaffSession): Promise<Draft> {
  const { instrument, userErrors } = await createDraft(session, {});
  if (!instrument) throw new Error(JSON.stringify(userErrors));
  return instrument;
}

/** The draft after a change that must succeed. */
export async function changed(session: StaffSession, draft: Draft, change: object): Promise<Draft> {
  const { instrument, userErrors } = await changeDraft(session, { id: draft.id, edition: draft.edition, ...change });
  if (!instrument) throw new Error(JSON.stringify(userErrors));
  return instrument;
}

/** A reason for every warning that has none yet, and notes: what a draft needs before it is published. */
export const answered = (session: StaffSession, draft: Draft): Promise<Draft> =>
  changed(session, draft, {
    notes: { ru: 'Проверено в опыте.', en: 'Tried out.' },
    acknowledgements: draft.findings
      .filter(({ severity, reason }) => severity === 'WARNING' && reason === null)
      .map(({ id }) => ({ finding: id, reason: { ru: 'Так задумано.', en: 'It is meant so.' } })),
  });
