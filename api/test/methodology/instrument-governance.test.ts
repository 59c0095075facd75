import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILT_IN_INSTRUMENT } from '@otklik/schema';
import { withRole } from '../../src/database/pool.ts';
import { submission, submit } from '../ratings/requests.ts';
import { asAdmin } from '../support/as-admin.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import {
  aDraft,
  answered,
  changeDraft,
  changed,
  createDraft,
  type Draft,
  publishDraft,
  signedIn,
  type StaffSession,
} from './staff-session.ts';

let api: TestApi;
let methodologist: StaffSession;
beforeAll(async () => {
  api = await startTestApi();
  methodologist = await signedIn(api, 'METHODOLOGIST');
});
afterAll(() => api.close());

interface ShownQuestions {
  questions: { role: string; spoken: string | null; question: { item: string; text: string } }[];
}
type Shown = Record<'web' | 'ivr' | 'kiosk' | 'app', ShownQuestions> & { items: object[] };

const SAT = 'SAT.question.SERVICE';
const reworded = { key: SAT, ru: 'Насколько Вы довольны?', en: 'How satisfied are you?' };
const codesOf = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

/** What a respondent reads of satisfaction now. */
async function asked(change = ''): Promise<{ instrumentVersion: string; question: string }> {
  const { data } = await api.ask<{
    questionnaire: { instrumentVersion: string; questions: { item: string; text: string }[] };
  }>(`{ questionnaire(touchpoint: "portal", subject: { service: "passport" }, language: EN${change}) {
    instrumentVersion questions { item text } } }`);
  const { instrumentVersion, questions } = data.questionnaire;
  return { instrumentVersion, question: questions[0]!.text };
}

async function discard({ id }: Draft): Promise<void> {
  const query = `mutation($input: InstrumentDraftDiscardInput!) {
    instrumentDraftDiscard(input: $input) { discardedId userErrors { code } } }`;
  const drafts = await methodologist.ask('{ instrumentDrafts { id edition } }');
  const { edition } = drafts.instrumentDrafts.find((draft: Draft) => draft.id === id);
  const { instrumentDraftDiscard } = await methodologist.ask(query, { input: { id, edition } });
  expect(instrumentDraftDiscard).toEqual({ discardedId: id, userErrors: [] });
}

describe('the built-in version', () => {
  test('is published, with a reason for everything the rules find in it', async () => {
    const { data } = await api.ask<{ instruments: Draft[] }>(
      `{ instruments { version state parentVersion neededBump findings { severity reason(language: EN) explanation }
        translations { language revision checked } changes { kind } } }`,
    );
    expect(data.instruments).toHaveLength(1);
    const [version] = data.instruments;
    expect(version).toMatchObject({ version: '0.9.0', state: 'PUBLISHED', parentVersion: null, changes: [] });
    expect(version!.findings.length).toBeGreaterThan(5);
    for (const finding of version!.findings) {
      expect(finding.severity).toBe('WARNING');
      expect(finding.reason).toMatch(/\.$/);
    }
    expect(version!.translations).toEqual([
      { language: 'RU', revision: 1, checked: false },
      { language: 'EN', revision: 1, checked: false },
    ]);
  });

  test('is shown to everyone as each mode puts it, in both languages', async () => {
    const { data } = await api.ask<{ instrument: Shown }>(`{ instrument {
      version texts { key } items { code role kind levels points doesNotApply }
      web: rendering(language: EN) { leadIn questions { role spoken question { item text } } comments { text } commentHint input }
      ivr: rendering(mode: IVR, language: RU, channel: TELEPHONE) { questions { spoken question { text } } comments { text } input labelsHeard confirm }
      kiosk: rendering(mode: KIOSK, level: LIFE_SITUATION, language: EN) { questions { question { item } } usedQuestion input secondsBetweenAnswers }
      app: rendering(channel: MOBILE_APP, language: EN) { questions { question { text } } }
    } }`);
    const { instrument } = data;
    expect(instrument).toMatchObject({
      version: '0.9.0',
      web: { leadIn: 'Please rate the service "…".', input: 'CHOICE' },
      kiosk: {
        questions: [{ question: { item: 'SAT' } }],
        usedQuestion: null,
        input: 'FACE',
        secondsBetweenAnswers: 3,
      },
      ivr: { input: 'KEY', labelsHeard: true, confirm: 'ECHO', comments: [] },
    });
    expect(instrument.ivr.questions[0]!.question.text).toBe('Насколько Вы в целом довольны тем, как всё прошло?');
    expect(instrument.ivr.questions[0]!.spoken).toContain('Очень недовольны — нажмите один. Скорее недовольны — два.');
    const { web } = instrument;
    expect(web.questions.map(({ question }) => question.item)).toEqual(
      expect.arrayContaining(['SAT', 'EASE', 'TIME', 'RESULT', 'INFO', 'EXPLAIN', 'TECH', 'FAIR']),
    );
    expect(web.questions.every(({ spoken }) => spoken === null)).toBe(true);
    expect(JSON.stringify(instrument.app)).toContain('the work of the app');
    expect(instrument.items).toHaveLength(17);
  });

  test('is kept by the database itself: nobody may change, delete or empty it', async () => {
    const roles = ['otklik_reader', 'otklik_acceptor', 'otklik_staff', 'otklik_worker', 'the owner'];
    const attempts = [
      `update instrument_version set notes = '{"RU": "x", "EN": "x"}' where version = '0.9.0'`,
      `update instrument_version set content = '{}' where version = '0.9.0'`,
      `update instrument_version set state = 'DRAFT', version = null, published_at = null, published_by = null, seal = null where version = '0.9.0'`,
      `update instrument_version set state = 'RETIRED', retired_at = now(), version = '0.9.1' where version = '0.9.0'`,
      `delete from instrument_version where version = '0.9.0'`,
      `truncate instrument_version cascade`,
    ];
    for (const role of roles)
      for (const attempt of attempts) {
        const work = asAdmin(api.database, `${role === 'the owner' ? '' : `set role ${role}; `}${attempt}`);
        await expect(work, `${role}: ${attempt}`).rejects.toThrow(/never|permission denied/);
      }
    const [row] = await asAdmin(api.database, `select content, notes from instrument_version where version = '0.9.0'`);
    expect(row.content.items).toHaveLength(BUILT_IN_INSTRUMENT.content.items.length);
  });
});

describe('a draft', () => {
  test('is made, changed and discarded by a methodologist, and leaves a trail', async () => {
    const draft = await aDraft(methodologist);
    expect(draft).toMatchObject({
      version: null,
      state: 'DRAFT',
      parentVersion: '0.9.0',
      neededBump: 'PATCH',
      edition: 1,
    });
    expect(draft.findings.every(({ reason }) => reason !== null)).toBe(true);
    api.clock.time = new Date(api.clock.time.getTime() + 1);
    const next = await changed(methodologist, draft, { texts: [reworded] });
    expect(next).toMatchObject({ edition: 2, neededBump: 'MAJOR' });
    expect(next.changes.map(({ kind, key, language }) => [kind, key, language])).toEqual([
      ['QUESTION_REWORDED', SAT, 'RU'],
      ['QUESTION_REWORDED', SAT, 'EN'],
    ]);
    const trail = `{ auditTrail(object: "${draft.id}") { nodes { action before after } } }`;
    const { auditTrail } = await methodologist.ask(trail);
    expect(auditTrail.nodes.map(({ action }: { action: string }) => action)).toEqual([
      'instrumentDraftChange',
      'instrumentDraftCreate',
    ]);
    expect(auditTrail.nodes[0].after[SAT]).toEqual({ RU: reworded.ru, EN: reworded.en });
    expect(auditTrail.nodes[0].before).not.toHaveProperty('EASE.question.SERVICE');
    await discard(next);
    expect((await methodologist.ask(`{ instrumentDraft(id: "${draft.id}") { id } }`)).instrumentDraft).toBeNull();
  });

  test('is seen by nobody else: not by the public, not by the connections that take ratings', async () => {
    const draft = await aDraft(methodologist);
    const { data } = await api.ask<{ instruments: { version: string }[] }>('{ instruments { version } }');
    expect(data.instruments).toEqual([{ version: '0.9.0' }]);
    const { pool } = api.platform;
    const seen = 'select version from instrument_version';
    expect((await pool.query(seen)).rows).toEqual([{ version: '0.9.0' }]);
    for (const role of ['otklik_acceptor', 'otklik_worker'] as const) {
      const { rows } = await withRole(pool, role, (client) => client.query(seen));
      expect(rows, role).toEqual([{ version: '0.9.0' }]);
    }
    await discard(draft);
  });

  test('is written by methodologists only; administrators look on', async () => {
    const admin = await signedIn(api, 'PLATFORM_ADMIN');
    expect(codesOf(await createDraft(admin, {}))).toEqual(['NOT_PERMITTED']);
    const draft = await aDraft(methodologist);
    expect(codesOf(await changeDraft(admin, { id: draft.id, edition: 1 }))).toEqual(['NOT_PERMITTED']);
    expect(codesOf(await publishDraft(admin, { id: draft.id, edition: 1, bump: 'PATCH' }))).toEqual(['NOT_PERMITTED']);
    expect(
      (await admin.ask(`{ instrumentDraft(id: "${draft.id}") { state createdBy } }`)).instrumentDraft,
    ).toMatchObject({ state: 'DRAFT', createdBy: expect.stringMatching(/^Anna <admin-.*@demo\.example>$/) });
    await discard(draft);
  });

  test('is not overwritten by somebody who has not seen the last change', async () => {
    const draft = await aDraft(methodologist);
    const next = await changed(methodologist, draft, { texts: [reworded] });
    expect(codesOf(await changeDraft(methodologist, { id: draft.id, edition: 1, texts: [reworded] }))).toEqual([
      'STALE_CHANGE',
    ]);
    await discard(next);
  });

  test.each<[string, object, string[]]>([
    ['a text without a place', { texts: [{ key: 'SAT.label.9', ru: 'а', en: 'a' }] }, ['INSTRUMENT_TEXT_UNKNOWN']],
    ['a text beyond all measure', { texts: [{ key: SAT, ru: 'а'.repeat(501), en: 'a' }] }, ['TEXT_TOO_LONG']],
    ['an item named twice', { items: ['SAT', 'SAT'] }, ['ITEM_REPEATED']],
    [
      'a reason for nothing',
      { acknowledgements: [{ finding: 'NEGATION:x', reason: { ru: 'а', en: 'a' } }] },
      ['INSTRUMENT_FINDING_UNKNOWN'],
    ],
    ['a check without a word on how', { checks: [{ language: 'EN', note: { ru: '', en: '' } }] }, ['FIELD_MISSING']],
  ])('refuses %s, and nothing of it is stored', async (_what, change, codes) => {
    const draft = await aDraft(methodologist);
    const outcome = await changeDraft(methodologist, { id: draft.id, edition: 1, texts: [reworded], ...change });
    expect(codesOf(outcome)).toEqual(codes);
    const { instrumentDraft } = await methodologist.ask(`{ instrumentDraft(id: "${draft.id}") { edition } }`);
    expect(instrumentDraft.edition).toBe(1);
    await discard(draft);
  });

  test('knows which translation has changed and whether it was checked since', async () => {
    const draft = await aDraft(methodologist);
    const english = BUILT_IN_INSTRUMENT.itemOf.get('SAT')!.wording.SERVICE!;
    const inEnglish = { key: SAT, ru: english.RU, en: 'How satisfied are you?' };
    const note = { ru: 'Два переводчика и десять бесед.', en: 'Two translators, ten interviews.' };
    const checked = await changed(methodologist, draft, { texts: [inEnglish], checks: [{ language: 'EN', note }] });
    expect(checked.translations).toEqual([
      { language: 'RU', revision: 1, checked: false, checkNote: null },
      { language: 'EN', revision: 2, checked: true, checkNote: note.en },
    ]);
    expect(checked.findings.filter(({ rule }) => rule === 'TRANSLATION_UNCHECKED')).toHaveLength(1);
    const again = await changed(methodologist, checked, { texts: [{ ...inEnglish, en: 'How pleased are you?' }] });
    expect(again.translations[1]).toEqual({ language: 'EN', revision: 2, checked: false, checkNote: null });
    const back = await changed(methodologist, again, { texts: [{ ...inEnglish, en: english.EN }] });
    expect(back.translations[1]).toMatchObject({ revision: 1, checked: false });
    expect(back.neededBump).toBe('PATCH');
    await discard(back);
  });
});

describe('publishing', () => {
  test('is refused with every error, every warning without a reason, and every change that asks for more', async () => {
    const draft = await aDraft(methodologist);
    const texts = [
      { key: SAT, ru: 'Довольны ли вы и рады ли Вы?', en: 'Are you satisfied? Why not?' },
      { key: 'STATUS.label.0', ru: '', en: '' },
    ];
    const bad = await changed(methodologist, draft, { texts });
    const outcome = await publishDraft(methodologist, { id: bad.id, edition: bad.edition, bump: 'MINOR' });
    expect(outcome.instrument).toBeNull();
    expect(new Set(codesOf(outcome))).toEqual(
      new Set(['FIELD_MISSING', 'INSTRUMENT_HAS_ERROR', 'INSTRUMENT_WARNING_OPEN', 'INSTRUMENT_BUMP_TOO_SMALL']),
    );
    const tooSmall = outcome.userErrors.filter(({ code }) => code === 'INSTRUMENT_BUMP_TOO_SMALL');
    expect(tooSmall.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        `A larger step is needed: MAJOR (a question reads differently, ${SAT}). Please choose it.`,
        'A larger step is needed: MAJOR (the number of answers is another, STATUS). Please choose it.',
      ]),
    );
    expect((await asked()).instrumentVersion).toBe('0.9.0');
    await discard(bad);
  });

  test('makes a patch of notes alone, and the new version is asked everywhere within seconds', async () => {
    const draft = await answered(methodologist, await aDraft(methodologist));
    const { instrument, userErrors } = await publishDraft(methodologist, {
      id: draft.id,
      edition: draft.edition,
      bump: 'PATCH',
    });
    expect(userErrors).toEqual([]);
    expect(instrument).toMatchObject({ version: '0.9.1', state: 'PUBLISHED', parentVersion: '0.9.0' });
    // Another process may not know it yet: it is asked only when all of them do.
    expect((await asked()).instrumentVersion).toBe('0.9.0');
    api.clock.time = new Date(api.clock.time.getTime() + 4_000);
    expect((await asked()).instrumentVersion).toBe('0.9.1');
    const again = await changeDraft(methodologist, { id: draft.id, edition: draft.edition, texts: [reworded] });
    expect(codesOf(again)).toEqual(['INSTRUMENT_FROZEN']);
    expect(codesOf(await publishDraft(methodologist, { id: draft.id, edition: draft.edition, bump: 'PATCH' }))).toEqual(
      ['INSTRUMENT_FROZEN'],
    );
  });

  test('puts new words before people without a new program, and takes answers under the version that was read', async () => {
    const stale = await aDraft(methodologist);
    const first = await changed(methodologist, await aDraft(methodologist), {
      texts: [
        reworded,
        { key: 'REPEAT.label.4', ru: 'Помнится смутно', en: 'Hard to say' },
        { key: 'commentHint', ru: 'Без имён, пожалуйста.', en: 'No names, please.' },
      ],
    });
    const draft = await answered(methodologist, first);
    const { instrument, userErrors } = await publishDraft(methodologist, {
      id: draft.id,
      edition: draft.edition,
      bump: 'MAJOR',
    });
    expect(userErrors).toEqual([]);
    expect(instrument).toMatchObject({ version: '1.0.0', state: 'PUBLISHED' });
    api.clock.time = new Date(api.clock.time.getTime() + 4_000);
    expect(await asked()).toEqual({ instrumentVersion: '1.0.0', question: 'How satisfied are you?' });
    // Who began with the old words goes on with them.
    expect(await asked(', instrumentVersion: "0.9.1", items: [SAT]')).toEqual({
      instrumentVersion: '0.9.1',
      question: 'Overall, how satisfied are you with how it went?',
    });
    const answers = [
      { item: 'SAT', value: 4 },
      { item: 'REPEAT', value: 4 },
    ];
    const fourth = { subject: { lifeSituation: 'birth' }, answers };
    expect(codesOf(await submit(api, submission({ ...fourth, instrumentVersion: '1.0.0' })))).toEqual([]);
    expect(codesOf(await submit(api, submission({ ...fourth, instrumentVersion: '0.9.0' })))).toEqual([
      'VALUE_OUT_OF_RANGE',
    ]);
    const taken = await submit(api, submission({ instrumentVersion: '0.9.0' }));
    expect(codesOf(taken)).toEqual([]);
    expect(codesOf(await submit(api, submission({ instrumentVersion: '1.0.1' })))).toEqual([
      'INSTRUMENT_VERSION_UNKNOWN',
    ]);
    const cells = await asAdmin(api.database, `select distinct instrument_version as v from cell order by 1`);
    expect(cells.map(({ v }) => v)).toEqual(['0.9.0', '1.0.0']);

    // What was drafted before it has to begin again.
    const ready = await answered(methodologist, stale);
    const late = await publishDraft(methodologist, { id: ready.id, edition: ready.edition, bump: 'PATCH' });
    expect(codesOf(late)).toEqual(['INSTRUMENT_PARENT_OUTDATED']);
    await discard(ready);
    const { data } = await api.ask<{ instruments: { version: string; state: string }[]; method: object }>(
      '{ instruments { version state } method { instrumentVersion } }',
    );
    expect(data).toMatchObject({
      instruments: [
        { version: '1.0.0', state: 'PUBLISHED' },
        { version: '0.9.1', state: 'RETIRED' },
        { version: '0.9.0', state: 'RETIRED' },
      ],
      method: { instrumentVersion: '1.0.0' },
    });
  });

  test('shows a receipt in the words that were answered', async () => {
    const { rating } = await submit(
      api,
      submission({ instrumentVersion: '0.9.0', answers: [{ item: 'SAT', value: 5 }] }),
    );
    const { data } = await api.ask<{ receipt: { answers: object[] } }>(
      'query($code: String!) { receipt(code: $code) { answers { question label } } }',
      { code: rating!.receipt },
    );
    expect(data.receipt.answers).toEqual([
      { question: 'Overall, how satisfied are you with how it went?', label: 'Very satisfied' },
    ]);
  });
});
