import type { Case } from '../../../shared/cases/cases.ts';
import type { CaseStore } from '../../store/cases.ts';

/** All cases of these statuses, read in pages. */
export async function* casesIn(
  store: Pick<CaseStore, 'casesOf'>,
  centre: string,
  status: readonly Case['status'][],
): AsyncGenerator<Case> {
  for (let after: Case | null = null; ; ) {
    const rows: readonly Case[] = await store.casesOf(centre, { status }, after, rowsAtOnce);
    yield* rows;
    after = rows.at(-1) ?? null;
    if (rows.length < rowsAtOnce) return;
  }
}

const rowsAtOnce = 500;
