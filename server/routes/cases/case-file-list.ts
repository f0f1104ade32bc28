import type { CaseEvent } from '../../../shared/cases/case-events.ts';
import type { CaseFileBody } from '../../../shared/cases/case-file-schema.ts';
import { type CaseFileName, type CaseStore, caseEventsIn } from '../../store/cases.ts';

type Store = Pick<CaseStore, 'caseFiles'>;

/** What has happened to a case. */
export async function eventsOf(
  store: Pick<CaseStore, 'caseEvents'>,
  centre: string,
  id: string,
): Promise<readonly CaseEvent[]> {
  return caseEventsIn(await store.caseEvents(centre, id));
}

/** The files of a case that are kept, in the order in which they came; `events` are those of the case. */
export async function filesOf(
  store: Store,
  centre: string,
  id: string,
  events: readonly CaseEvent[],
): Promise<CaseFileBody[]> {
  return listed(events, await store.caseFiles(centre, id));
}

/** The same of what its citizen may have: their own, and those of an answer that was given since. */
export async function filesOfCitizen(
  store: Store,
  centre: string,
  id: string,
  events: readonly CaseEvent[],
): Promise<CaseFileBody[]> {
  const answered = events.findLastIndex(({ type }) => type === 'case-answered');
  return listed(
    events.filter((event, at) => event.type === 'case-file-added' && (event.part === 'request' || at < answered)),
    await store.caseFiles(centre, id),
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
