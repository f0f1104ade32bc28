import type { CaseEvent } from '../../shared/case-events.ts';
import type { CaseFileBody } from '../../shared/case-routes.ts';
import { type CaseFileName, type CaseStore, caseEventsIn } from '../store/cases.ts';

type Store = Pick<CaseStore, 'caseEvents' | 'caseFiles'>;

/** The files of a case that are kept, in the order in which they came. */
export async function filesOf(store: Store, centre: string, id: string): Promise<CaseFileBody[]> {
  const [stored, names] = await Promise.all([store.caseEvents(centre, id), store.caseFiles(centre, id)]);
  return listed(caseEventsIn(stored), names);
}

/** The same of what its citizen may have: their own, and those of an answer that was given since. */
export async function filesOfCitizen(store: Store, centre: string, id: string): Promise<CaseFileBody[]> {
  const [stored, names] = await Promise.all([store.caseEvents(centre, id), store.caseFiles(centre, id)]);
  const events = caseEventsIn(stored);
  const answered = events.findLastIndex(({ type }) => type === 'case-answered');
  return listed(
    events.filter((event, at) => event.type === 'case-file-added' && (event.part === 'request' || at < answered)),
    names,
  );
}

const listed = (events: readonly CaseEvent[], names: readonly CaseFileName[]): CaseFileBody[] => {
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return events.flatMap((event) => {
    const name = event.type === 'case-file-added' ? nameOf.get(event.file) : undefined;
    if (event.type !== 'case-file-added' || name === undefined) return [];
    const { file: id, kind, part, bytes, at } = event;
    return [{ id, name, kind, part, bytes, at: new Date(at).toISOString() }];
  });
};
