import { type Static, type TSchema, Type } from 'typebox';
import type { Asker } from '../access.ts';
import { anyone, closed, Id, Text, Time } from '../route-parts.ts';
import { documentStandings } from './case-documents.ts';

/** [CS13] The HTTP routes of documents with a check code (method and path: case-paths.ts, citizen-paths.ts). */

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const staff: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception'];

/** A document that was issued: its bytes stand under `…/documents/ID`. */
export const DocumentBody = Type.Object({
  id: Id,
  name: Text,
  number: Type.String(),
  at: Time,
  withdrawnAt: orNull(Time),
});
export type DocumentBody = Static<typeof DocumentBody>;

/** What anybody learns of a document by its code; of an unknown one all but the standing is null. */
export const CheckedBody = Type.Object({
  standing: Type.Enum(documentStandings),
  number: orNull(Type.String()),
  name: orNull(Text),
  initials: orNull(Type.String({ description: 'of the person it is about' })),
  date: orNull(Type.String({ description: 'when it was issued, as YYYY-MM-DD' })),
});
export type CheckedBody = Static<typeof CheckedBody>;

export const documentRoutes = {
  issueDocument: {
    summary: 'Issue a document with a check code, of a kind of the centre',
    roles: staff,
    status: 201,
    body: Type.Object({ kind: Id }, closed),
    value: DocumentBody,
  },
  withdrawDocument: {
    summary: 'Withdraw a document, by a lead: its check says so from then on',
    roles: staff,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 300 }) }, closed),
    value: DocumentBody,
  },
} as const;

export const documentCheckRoutes = {
  checkDocument: {
    summary: 'Whether a document holds, by the code that stands on it; 20 at once from one address, then one in 10 s',
    roles: anyone,
    value: CheckedBody,
  },
} as const;
