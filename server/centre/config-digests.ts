import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { makeFolder, readText, replaceFile } from '../store/durable-file.ts';

/**
 * What a centre's file held when it last agreed with the log. A file that still holds that, while the log has gone on, is
 * one that could not be written in time; any other difference is an edit by hand.
 */
export interface ConfigDigests {
  read(centre: string): Promise<string | null>;
  write(centre: string, digest: string): Promise<void>;
}

/** SHA-256 of a document in which the order of keys and the spaces do not matter. */
export function documentDigest(document: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(document, sorted) ?? '')
    .digest('hex');
}

/** Opens the digests of the documents in a folder; they stand in a folder of their own inside it. */
export async function openConfigDigests(folder: string): Promise<ConfigDigests> {
  const marks = join(folder, '.agreed');
  await makeFolder(marks);
  return {
    read: (centre) => readText(join(marks, centre)),
    write: (centre, digest) => replaceFile(join(marks, centre), digest),
  };
}

const sorted = (_: string, part: unknown): unknown =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
    : part;
