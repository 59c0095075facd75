import { askUntilDone, type GraphQLAnswer } from './ask.ts';
import { submission } from '../ratings/requests.ts';

/** What must be stored of a rating in the end. */
export type Expected = { kind: 'RATING'; sat: number } | { kind: 'WITHDRAWN' };

/** What the traffic has sent, and what has to be true afterwards. */
export interface Journal {
  /** By the client's id. Ratings of a case are not in it: which of them counts depends on who came last. */
  expected: Map<string, Expected>;
  /** Ids of all ratings with a case, and the cases themselves. */
  casedIds: string[];
  cases: Set<string>;
  /** Rows of imports that were told to be new, and to be there already. */
  accepted: number;
  repeated: number;
  /** Rows of imports that were sent, each id once however many processes got it. */
  importedIds: number;
  busy: GraphQLAnswer[];
}

export const emptyJournal = (): Journal => ({
  expected: new Map(),
  casedIds: [],
  cases: new Set(),
  accepted: 0,
  repeated: 0,
  importedIds: 0,
  busy: [],
});

interface Stored {
  rating: { id: string; revision: number; receipt: string } | null;
  userErrors: { code: string }[];
}
interface Imported {
  accepted: number;
  repeated: number;
  rejected: number;
  userErrors: { code: string }[];
}

const FIELDS = 'rating { id revision receipt } userErrors { code }';
const SUBMIT = `mutation ($i: RatingSubmitInput!) { ratingSubmit(input: $i) { ${FIELDS} } }`;
const REVISE = `mutation ($i: RatingReviseInput!) { ratingRevise(input: $i) { ${FIELDS} } }`;
const WITHDRAW = 'mutation ($i: RatingWithdrawInput!) { ratingWithdraw(input: $i) { withdrawn userErrors { code } } }';
const IMPORT =
  'mutation ($i: RatingsImportInput!) { ratingsImport(input: $i) { accepted repeated rejected userErrors { code } } }';

const point = () => 1 + Math.floor(Math.random() * 5);
const answersOf = (sat: number) => [
  { item: 'SAT', value: sat },
  { item: 'EASE', value: point() },
  { item: 'TRUST', value: point() },
];
/** Several services and days, one of them most of the time: its tallies are what everyone meets at. */
const aRating = (sat: number) => {
  const isHot = Math.random() < 0.8;
  return submission({
    subject: { service: isHot ? 'passport' : 'licence' },
    answers: answersOf(sat).filter(({ item }) => item !== 'TRUST'),
  });
};

/** One person: rates, most revise, some withdraw. Half of all send every request to two processes at once. */
export async function aPerson(origins: readonly string[], journal: Journal): Promise<void> {
  const targets = someOf(origins);
  const send = async (query: string, variables: object, name: string) => {
    const answers = await Promise.all(
      targets.map((origin) =>
        askUntilDone<Record<string, Stored>>(origin, query, variables, { onBusy: (busy) => journal.busy.push(busy) }),
      ),
    );
    const stored = answers.map((answer) => answer[name]!);
    for (const { userErrors } of stored)
      if (userErrors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(userErrors)}`);
    const receipts = new Set(stored.map(({ rating }) => rating?.receipt));
    if (receipts.size !== 1) throw new Error(`${name} got several receipts`);
  };
  let sat = point();
  const rating = aRating(sat);
  await send(SUBMIT, { i: rating }, 'ratingSubmit');
  const revisions = Math.floor(Math.random() * 3);
  for (let revision = 1; revision <= revisions; revision++) {
    sat = point();
    const answers = answersOf(sat).filter(({ item }) => item !== 'TRUST');
    await send(REVISE, { i: { rating: { id: rating.id }, revision, answers } }, 'ratingRevise');
  }
  if (Math.random() < 0.2) {
    await send(WITHDRAW, { i: { rating: { id: rating.id } } }, 'ratingWithdraw');
    journal.expected.set(rating.id, { kind: 'WITHDRAWN' });
  } else journal.expected.set(rating.id, { kind: 'RATING', sat });
}

/** One import of a partner, in a random order of its cases, sent to two processes at once. */
export async function anImport(
  origins: readonly string[],
  key: string,
  cases: number,
  journal: Journal,
): Promise<void> {
  const rows = Array.from({ length: 100 }, () => {
    const sat = point();
    const caseHash =
      Math.random() < 0.5 ? `case-number-${String(Math.floor(Math.random() * cases)).padStart(10, '0')}` : null;
    const day = String(1 + Math.floor(Math.random() * 20)).padStart(2, '0');
    return { row: { ...aRating(sat), collectedAt: `2026-10-${day}`, ...(caseHash && { caseHash }) }, sat, caseHash };
  });
  const targets = someOf(origins, 1);
  const answers = await Promise.all(
    targets.map((origin) =>
      askUntilDone<{ ratingsImport: Imported }>(
        origin,
        IMPORT,
        { i: { rows: rows.map(({ row }) => row) } },
        { key, onBusy: (busy) => journal.busy.push(busy) },
      ),
    ),
  );
  for (const { ratingsImport } of answers) {
    if (ratingsImport.rejected > 0 || ratingsImport.userErrors.length > 0)
      throw new Error(`An import was refused: ${JSON.stringify(ratingsImport)}`);
    journal.accepted += ratingsImport.accepted;
    journal.repeated += ratingsImport.repeated;
  }
  journal.importedIds += rows.length;
  for (const { row, sat, caseHash } of rows)
    if (caseHash) {
      journal.casedIds.push(row.id);
      journal.cases.add(`${row.subject.service} ${caseHash}`);
    } else journal.expected.set(row.id, { kind: 'RATING', sat });
}

/** One of them, or two for half of all calls. */
function someOf(origins: readonly string[], shareOfTwo = 0.5): string[] {
  const first = Math.floor(Math.random() * origins.length);
  const second = (first + 1 + Math.floor(Math.random() * (origins.length - 1))) % origins.length;
  return Math.random() < shareOfTwo ? [origins[first]!, origins[second]!] : [origins[first]!];
}
