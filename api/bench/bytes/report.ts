import { KEPT, sumOf, TALLIES, type Part, type Sizes } from './sizes.ts';

/** Bytes a rating costs when ratings come in one way. */
export interface WayBytes {
  what: string;
  ratings: number;
  /** Bytes a rating, by table. */
  growth: Sizes;
  onDisk: number;
  /** Bytes a rating in the log of PostgreSQL. */
  inLog: number;
  /** Of them whole pages, as a number of pages a rating. */
  wholePages: number;
}

/** Bytes of an installation as it stands. */
export interface InstallationBytes {
  ratings: number;
  databaseBytes: number;
  perRating: Sizes;
  onDisk: number;
}

/** What was found about bytes. */
export interface BytesReport {
  version: string;
  settings: Record<string, string>;
  ways: WayBytes[];
  /** Null when no installation was named. */
  installation: InstallationBytes | null;
}

const bytes = (value: number) => value.toFixed(0).padStart(6);

/** Lines for people: bytes a rating, table and indexes apart, tallies by themselves. */
export function bytesLines({ ways, installation }: BytesReport): string[] {
  const columns: [string, readonly Part[]][] = [
    ['rating', ['rating']],
    ['submission', ['submission']],
    ['tallies', TALLIES],
    ['cells', ['cell']],
    ['kept of months', KEPT],
  ];
  const sized = (sizes: Sizes) =>
    columns
      .map(([name, parts]) => {
        const { table, indexes } = sumOf(sizes, parts);
        return `${name} ${bytes(table)} +${bytes(indexes)}`;
      })
      .join('  ');
  return [
    'bytes a rating: table + indexes',
    ...ways.map(
      ({ what, growth, onDisk, inLog, wholePages }) =>
        `${what.padEnd(34)}${sized(growth)}  together ${bytes(onDisk)}  log ${bytes(inLog)} (${wholePages.toFixed(2)} whole pages)`,
    ),
    ...(installation
      ? [
          `${`the demo, ${installation.ratings} ratings`.padEnd(34)}${sized(installation.perRating)}  together ${bytes(installation.onDisk)}`,
          `the whole database of the demo: ${(installation.databaseBytes / 2 ** 20).toFixed(0)} MiB`,
        ]
      : []),
  ];
}
