import { hash } from 'node:crypto';

/** The ETag of a document that is put by who read the latest. */
export function documentTag(document: unknown): string {
  return `"${hash('sha256', JSON.stringify(document)).slice(0, 32)}"`;
}
