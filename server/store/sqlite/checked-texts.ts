import type { CheckedCases } from './checked-cases.ts';
import type { Connection } from './database.ts';

/** What stands beside the cases of a centre, for a check; null = it is not there, or has been erased. */
export interface CheckedTexts {
  /** What is written of who asked. */
  about(id: string): string | null;
  /** A text of a case. */
  body(id: string, text: string): string | null;
}

/** Reads what is written beside the cases of a centre. */
export function checkedTexts(connection: Connection, { centre }: Pick<CheckedCases, 'centre'>): CheckedTexts {
  const person = connection.prepare<{ readonly about: string }>(
    'SELECT about FROM case_people WHERE centre = ? AND case_id = ?',
  );
  const text = connection.prepare<{ readonly body: string }>(
    'SELECT body FROM case_texts WHERE centre = ? AND case_id = ? AND id = ?',
  );
  return {
    about: (id) => person.get(centre, id)?.about ?? null,
    body: (id, of) => text.get(centre, id, of)?.body ?? null,
  };
}
