import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Sizes of one file in bytes. */
export interface FileSize {
  raw: number;
  gzip: number;
  brotli: number;
}

/** Levels of compression: those of files that lie ready. */
export const COMPRESSION = { gzip: 9, brotli: 11 };

/** Compressed as well as files that lie ready are. */
export function sizeOf(content: Buffer): FileSize {
  return {
    raw: content.length,
    gzip: gzipSync(content, { level: COMPRESSION.gzip }).length,
    brotli: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: COMPRESSION.brotli } }).length,
  };
}

/** Fetches files and remembers their sizes: pages share most of theirs. */
export class FileSizes {
  readonly #known = new Map<string, Promise<FileSize>>();

  /** @throws {Error} when the address does not answer 200 */
  of(address: string): Promise<FileSize> {
    let size = this.#known.get(address);
    if (!size) {
      size = fetchContent(address).then(sizeOf);
      this.#known.set(address, size);
    }
    return size;
  }
}

/** The content of an address, decompressed. @throws {Error} when it does not answer 200 */
export async function fetchContent(address: string): Promise<Buffer> {
  const response = await fetch(address);
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
