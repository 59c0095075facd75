import pg from 'pg';

/** The part of pg's connection that COPY needs and its types leave out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** One `copy … from stdin`, as an object that pg runs like a query. */
class CopyIn implements pg.Submittable {
  readonly done: Promise<void>;
  readonly #statement: string;
  readonly #rows: Buffer;
  #resolve!: () => void;
  #reject!: (error: Error) => void;
  #error: Error | null = null;

  constructor(statement: string, rows: Buffer) {
    this.#statement = statement;
    this.#rows = rows;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#statement);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.#rows);
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {
    // The count is read by a query of its own.
  }

  handleError(error: Error): void {
    this.#error = error;
    // What was never ready before it failed, because the line broke, will not be so afterwards either.
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    if (!this.#error) this.#resolve();
  }
}

const COLUMNS =
  'id, cell_id, day, subject_authority_id, touchpoint_authority_id, status, revision, sat, ease, time, result';

/** A row of the bare table, as it is copied. */
export interface BareRow {
  id: string;
  cellId: number;
  day: string;
  authorityId: string;
  sat: number;
  ease: number;
  time: number;
  result: number;
}

/** Rows in the text format of COPY. No value needs escaping. */
export const copyText = (rows: readonly BareRow[]): Buffer =>
  Buffer.from(
    rows
      .map((row) =>
        [
          row.id,
          row.cellId,
          row.day,
          row.authorityId,
          row.authorityId,
          'COUNTED',
          0,
          row.sat,
          row.ease,
          row.time,
          row.result,
        ].join('\t'),
      )
      .map((line) => `${line}\n`)
      .join(''),
  );

/** Copies rows in one transaction. @returns seconds from the statement to its commit */
export async function copyRows(url: string, table: 'bench.bare' | 'bench.rating', rows: Buffer): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const startedAt = performance.now();
    await client.query(new CopyIn(`copy ${table} (${COLUMNS}) from stdin`, rows)).done;
    return (performance.now() - startedAt) / 1_000;
  } finally {
    await client.end();
  }
}
