import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Some lines of a file, without their ends; `bytes` of the file, as it lies on the disk, have been read by then. */
export interface SomeLines {
  readonly lines: readonly string[];
  readonly bytes: number;
}
export interface LinesOfFile {
  /** Of the file as it lies on the disk. */
  readonly size: number;
  readonly portions: AsyncIterable<SomeLines>;
}

/** The lines of a text in UTF-8, packed by gzip or not, read in portions as they are asked for. Throws CannotRead. */
export async function linesOfFile(file: string): Promise<LinesOfFile> {
  const { size, packed } = await look(file).catch((error: unknown) => {
    throw inWords(error, file);
  });
  const onDisk = createReadStream(file, { highWaterMark: portion });
  // What goes wrong in the pipe is thrown where it is read from.
  const source: Readable = packed ? pipeline(onDisk, createGunzip({ chunkSize: portion }), () => undefined) : onDisk;
  return {
    size,
    portions: inPlainWords(
      file,
      portionsOf(source, () => onDisk.bytesRead),
    ),
  };
}

/** A file that is not there, or not what it should be; nothing was done with it. */
export class CannotRead extends Error {
  override readonly name = 'CannotRead';
}

/** Bytes read in one go. */
const portion = 65_536;
/** A line longer than this (letters) is none: the file is something else. */
const longestLine = 1_000_000;

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | null)?.code ?? '');

const inWords = (error: unknown, file: string): unknown => {
  const code = codeOf(error);
  if (code === 'ENOENT') return new CannotRead(`there is no file ${file}`);
  if (code === 'EISDIR') return new CannotRead(`${file} is a folder`);
  if (code === 'EACCES') return new CannotRead(`${file} may not be read`);
  if (code.startsWith('Z_')) return new CannotRead(`${file} is not a whole gzip file`);
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return new CannotRead(`${file} is not text in UTF-8`);
  return error;
};

/** Its size in bytes, and whether it was packed by gzip: by its first bytes, not its name. */
const look = async (file: string): Promise<{ readonly size: number; readonly packed: boolean }> => {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    const { size } = await handle.stat();
    return { size, packed: bytesRead === 2 && buffer.readUInt16BE() === 0x1f8b };
  } finally {
    await handle.close();
  }
};

async function* portionsOf(source: AsyncIterable<Buffer>, bytes: () => number): AsyncGenerator<SomeLines> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of source) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new CannotRead('the file has no lines: it is something else');
    yield { lines: lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)), bytes: bytes() };
  }
  rest += decoder.decode();
  if (rest !== '') yield { lines: [rest.endsWith('\r') ? rest.slice(0, -1) : rest], bytes: bytes() };
}

async function* inPlainWords(file: string, portions: AsyncIterable<SomeLines>): AsyncGenerator<SomeLines> {
  try {
    yield* portions;
  } catch (error) {
    throw inWords(error, file);
  }
}
