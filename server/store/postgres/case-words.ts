import { wordsIn, wordsOfCase } from '../case-words.ts';
import type { CaseWrite } from '../cases.ts';
import type { Session } from './database.ts';

/**
 * [CS11] The words that cases are found by, as lexemes: a name stands as `n/CENTRE/WORD`, all that is said as `w/CENTRE/WORD`. So the
 * index walks through those of one centre that begin so, and through nothing else.
 */

/** Keeps the words of the cases that a write is about. */
export async function keepWords(to: Session, centre: string, { people, texts }: CaseWrite): Promise<void> {
  const asked = new Set(people.map((one) => one.case));
  if (asked.size > 0) {
    const written = await textsOf(to, centre, [...asked]);
    const said = new Map(
      people.map(({ case: id, about }) => [id, lexemes(centre, wordsOfCase(about, written.get(id) ?? []))]),
    );
    await to.run(put, [centre, [...said.keys()], [...said.values()]]);
  }
  // Where nothing is kept of who asked, nothing is found.
  const added = Map.groupBy(texts, (text) => text.case);
  for (const [id, all] of added) {
    if (asked.has(id)) continue;
    const words = all.flatMap(({ body }) => wordsIn(body));
    const said = lexemes(centre, { names: [], words });
    await to.run(add, [centre, id, said, Buffer.byteLength(said)]);
  }
}

/** What fits a search for the beginnings of words, of names or of all that is said, as a query; null = there is no word in it. */
export function wordsQuery(centre: string, kind: 'n' | 'w', text: string): string | null {
  const words = wordsIn(text).map((word) => `'${kind}/${centre}/${word.slice(0, longest)}':*`);
  return words.length === 0 ? null : words.join(' & ');
}

/** Letters of a word. */
const longest = 200;
/** PostgreSQL holds less than a megabyte of words in a row. */
const mostBytes = 900_000;

const put = `INSERT INTO case_words (centre, case_id, words)
  SELECT $1, id, array_to_tsvector(string_to_array(said, ' ')) FROM unnest($2::text[], $3::text[]) AS asked (id, said)
  ON CONFLICT (centre, case_id) DO UPDATE SET words = excluded.words`;

const add = `UPDATE case_words SET words = words || array_to_tsvector(string_to_array($3, ' '))
  WHERE centre = $1 AND case_id = $2 AND octet_length(words::text) + $4 <= ${mostBytes}`;

const textsOf = async (from: Session, centre: string, cases: readonly string[]) => {
  const found = await from.all<{ readonly id: string; readonly body: string }>(
    'SELECT case_id AS id, body FROM case_texts WHERE centre = $1 AND case_id = ANY($2)',
    [centre, cases],
  );
  return new Map([...Map.groupBy(found, ({ id }) => id)].map(([id, all]) => [id, all.map(({ body }) => body)]));
};

/** One after another with spaces between, of which none holds any. What does not fit is not found: nobody says so much. */
const lexemes = (centre: string, { names, words }: { names: readonly string[]; words: readonly string[] }): string => {
  const fitting: string[] = [];
  let room = mostBytes;
  for (const one of [...lexemesOf('n', centre, names), ...lexemesOf('w', centre, words)]) {
    room -= Buffer.byteLength(one);
    if (room >= 0) fitting.push(one);
  }
  return fitting.join(' ');
};

const lexemesOf = (kind: string, centre: string, words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((word) => `${kind}/${centre}/${word.slice(0, longest)}`));
