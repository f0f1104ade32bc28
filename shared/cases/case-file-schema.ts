import { type Static, Type } from 'typebox';
import { caseFileKinds, caseFileParts } from './case-files.ts';

/** The files of a case, as replies show them and as they come. */

export const CaseFileBody = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' }),
  name: Type.String(),
  kind: Type.Enum(caseFileKinds, { description: 'what it is by its bytes' }),
  part: Type.Enum(caseFileParts, { description: 'of what is asked, or of the answer' }),
  bytes: Type.Integer(),
  at: Type.String({ description: 'ISO 8601, UTC' }),
});
export type CaseFileBody = Static<typeof CaseFileBody>;

/** Read by hand, as it comes: it is here for the description alone. */
export const FileInForm = Type.Object(
  { file: Type.Optional(Type.String({ format: 'binary', maxLength: 20_971_520 })) },
  { additionalProperties: false },
);
