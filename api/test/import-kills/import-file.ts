import { INSTRUMENT_VERSION } from '@otklik/schema';
import { ask } from '../several-processes/ask.ts';

/** Rows of a call, as many as one may have. */
const ROWS_A_CALL = 1_000;
/** Calls under way at once: a kill then meets one that is being checked, one that waits and one that is being stored. */
const CALLS_AT_ONCE = 3;

type Row = Record<string, unknown>;

/** A file as a partner has it. */
export interface ImportFile {
  rows: Row[];
  /** Different ids among the rows that are in order. */
  distinct: number;
  /** Numbers of the rows that are not in order, and the code each is refused with. */
  bad: Map<number, string>;
}

const BAD: [Row, string][] = [
  [{ mode: 'TELEPATHY' }, 'FIELD_INVALID'],
  [{ answers: { SAT: 9 } }, 'VALUE_OUT_OF_RANGE'],
  [{ touchpoint: 'nowhere' }, 'TOUCHPOINT_UNKNOWN'],
  [{ mood: 'fine' }, 'FIELD_UNKNOWN'],
];

/** Makes a file: of every hundred rows one repeats an earlier one, and of every 250 one is not in order. */
export function makeFile(length: number): ImportFile {
  const rows: Row[] = [];
  const bad = new Map<number, string>();
  let distinct = 0;
  for (let number = 0; number < length; number++) {
    if (number % 250 === 249) {
      const [change, code] = BAD[bad.size % BAD.length]!;
      bad.set(number, code);
      rows.push({ ...row(number), ...change });
    } else if (number % 100 === 50) rows.push(rows[number - 50]!);
    else {
      distinct++;
      rows.push(row(number));
    }
  }
  return { rows, distinct, bad };
}

const row = (number: number): Row => ({
  id: crypto.randomUUID(),
  touchpoint: 'portal',
  subject: { service: number % 3 === 0 ? 'licence' : 'passport' },
  mode: number % 2 === 0 ? 'WEB' : 'APP',
  language: number % 5 === 0 ? 'EN' : 'RU',
  instrumentVersion: INSTRUMENT_VERSION,
  answers: { SAT: 1 + (number % 5), EASE: 1 + (number % 4), TIME: 5, RESULT: 1 + (number % 4) },
  collectedAt: `2026-0${1 + (number % 9)}-${String(1 + (number % 28)).padStart(2, '0')}`,
});

/** What became of a file that was sent whole. */
export interface ImportReport {
  accepted: number;
  repeated: number;
  /** Numbers of the refused rows in the file, and the code of each. */
  rejected: Map<number, string>;
}

interface Payload {
  ratingsImport: {
    accepted: number;
    repeated: number;
    results: { row: number; userErrors: { code: string; path: string[] }[] }[];
    userErrors: { code: string }[];
  };
}

const IMPORT = `mutation ($i: RatingsImportInput!) {
  ratingsImport(input: $i) { accepted repeated results { row userErrors { code path } } userErrors { code } }
}`;

/**
 * Sends a file in calls of a thousand rows.
 * @param onCall called with how many calls have been answered
 * @returns the report, or null when a call got no answer or the server was busy: then the file is to be sent again
 * @throws Error for any other answer
 */
export async function sendFile(
  origin: string,
  key: string,
  { rows }: ImportFile,
  onCall: (answered: number) => void,
): Promise<ImportReport | null> {
  const report: ImportReport = { accepted: 0, repeated: 0, rejected: new Map() };
  let next = 0;
  let answered = 0;
  let isBroken = false;
  const keepSending = async (): Promise<void> => {
    while (next < rows.length && !isBroken) {
      const start = next;
      next += ROWS_A_CALL;
      const answer = await ask(origin, IMPORT, { i: { rows: rows.slice(start, start + ROWS_A_CALL) } }, key).catch(
        () => null,
      );
      if (!answer || answer.status === 503) {
        isBroken = true;
        return;
      }
      const data = answer.body.data as Payload | null;
      if (!data || data.ratingsImport.userErrors.length > 0) throw new Error(JSON.stringify(answer.body).slice(0, 500));
      report.accepted += data.ratingsImport.accepted;
      report.repeated += data.ratingsImport.repeated;
      for (const { row: index, userErrors } of data.ratingsImport.results) {
        const [fault] = userErrors;
        if (!fault) continue;
        if (fault.path[2] !== String(index)) throw new Error(`Row ${index} is told as ${fault.path.join('.')}`);
        report.rejected.set(start + index, fault.code);
      }
      onCall(++answered);
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, keepSending));
  return isBroken ? null : report;
}
