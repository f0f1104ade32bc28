import type { Centre, LocalText } from '../centre/centre.ts';
import type { CaseKind } from './cases-schema.ts';

/** What is wrong with what a document says of cases: what refers to what, and what contradicts itself. */

export interface CasesFault {
  readonly path: string;
  readonly code: 'twice' | 'no-department' | 'no-outcome' | 'no-kind' | 'no-topic' | 'not-longer' | 'missing';
  readonly params: { readonly [name: string]: string | number };
}

/** [K3] All that is wrong with the lists of a document, of the right shape, that speak of cases. */
export function* casesFaults(centre: Centre): Iterable<CasesFault> {
  for (const [list, things] of listsOf(centre)) yield* idsOnce(list, things);
  yield* kindsHold(centre);
  yield* routingRefers(centre);
  yield* documentsRefer(centre);
  yield* districtsOnce(centre);
  yield* namesAreSaid(centre);
}

/** The texts of those lists, with their paths. */
export function casesTexts(centre: Centre): readonly (readonly [path: string, text: LocalText])[] {
  return listsOf(centre).flatMap(([list, things]) =>
    things.flatMap(({ name, urgent, text }, at) => [
      ...(name === undefined ? [] : [[`${list}/${at}/name`, name] as const]),
      ...(urgent === undefined ? [] : [[`${list}/${at}/urgent`, urgent] as const]),
      ...(text === undefined ? [] : [[`${list}/${at}/text`, text] as const]),
    ]),
  );
}

interface Thing {
  readonly id: string;
  readonly name?: LocalText;
  readonly urgent?: LocalText;
  readonly text?: LocalText;
}

const listsOf = (centre: Centre): readonly (readonly [list: string, things: readonly Thing[]])[] => [
  ['caseKinds', centre.caseKinds ?? []],
  ['caseTopics', centre.caseTopics ?? []],
  ['caseOutcomes', centre.caseOutcomes ?? []],
  ['caseRouting', centre.caseRouting ?? []],
  ['leaveGrounds', centre.leaveGrounds ?? []],
  ['caseDocuments', centre.caseDocuments ?? []],
];

const fault = (path: string, code: CasesFault['code'], params: CasesFault['params'] = {}): CasesFault => ({
  path,
  code,
  params,
});

function* idsOnce(list: string, things: readonly Thing[]): Iterable<CasesFault> {
  const seen = new Set<string>();
  for (const [at, { id }] of things.entries()) {
    if (seen.has(id)) yield fault(`${list}/${at}/id`, 'twice', { id });
    seen.add(id);
  }
}

const idsOf = (things: readonly { readonly id: string }[] = []): ReadonlySet<string> =>
  new Set(things.map(({ id }) => id));

/** Numbers are told apart by their letters; each step of an extension is longer than the one before. */
function* kindsHold(centre: Centre): Iterable<CasesFault> {
  const { caseKinds = [], caseOutcomes } = centre;
  const [letters, outcomes] = [new Set<string>(), idsOf(caseOutcomes)];
  for (const [at, kind] of caseKinds.entries()) {
    const path = `caseKinds/${at}`;
    if (letters.has(kind.letter)) yield fault(`${path}/letter`, 'twice', { id: kind.letter });
    letters.add(kind.letter);
    for (const [place, id] of kind.outcomes.entries())
      if (!outcomes.has(id)) yield fault(`${path}/outcomes/${place}`, 'no-outcome', { id });
    yield* visitHolds(centre, kind, `${path}/visit`);
    const { objections } = kind;
    const fits = caseKinds.some(({ id, table }) => id === objections && table === undefined);
    if (objections !== undefined && !fits) yield fault(`${path}/objections`, 'no-kind', { id: objections });
    let before = kind.days ?? 15;
    for (const [place, days] of (kind.extendTo ?? []).entries()) {
      if (days <= before) yield fault(`${path}/extendTo/${place}`, 'not-longer', { days, before });
      before = days;
    }
  }
}

/** [CS26] A visit names a department that there is, or asks for the district. */
function* visitHolds({ departments }: Centre, { visit }: CaseKind, path: string): Iterable<CasesFault> {
  if (visit === undefined) return;
  const { department, question } = visit;
  if (department === undefined && question === undefined) yield fault(`${path}/department`, 'missing');
  // As of officials: a centre that lists no departments leaves them to those who keep the list elsewhere.
  if (department !== undefined && departments !== undefined && !idsOf(departments).has(department))
    yield fault(`${path}/department`, 'no-department', { id: department });
}

/** [CS26] A district is one department's. */
function* districtsOnce({ departments = [] }: Centre): Iterable<CasesFault> {
  const seen = new Set<string>();
  for (const [at, { districts = [] }] of departments.entries())
    for (const [place, id] of districts.entries()) {
      if (seen.has(id)) yield fault(`departments/${at}/districts/${place}`, 'twice', { id });
      seen.add(id);
    }
}

function* routingRefers(centre: Centre): Iterable<CasesFault> {
  const [kinds, topics] = [idsOf(centre.caseKinds), idsOf(centre.caseTopics)];
  const departments = idsOf(centre.departments);
  for (const [at, row] of (centre.caseRouting ?? []).entries()) {
    const path = `caseRouting/${at}`;
    if (row.kind !== undefined && !kinds.has(row.kind)) yield fault(`${path}/kind`, 'no-kind', { id: row.kind });
    if (row.topic !== undefined && !topics.has(row.topic)) yield fault(`${path}/topic`, 'no-topic', { id: row.topic });
    if (!departments.has(row.department)) yield fault(`${path}/department`, 'no-department', { id: row.department });
  }
}

function* documentsRefer({ caseDocuments = [], caseKinds }: Centre): Iterable<CasesFault> {
  const kinds = idsOf(caseKinds);
  for (const [at, { kind }] of caseDocuments.entries())
    if (kind !== undefined && !kinds.has(kind)) yield fault(`caseDocuments/${at}/kind`, 'no-kind', { id: kind });
}

/** Every name is there in the centre's first language, which the others fall back to. */
function* namesAreSaid(centre: Centre): Iterable<CasesFault> {
  const language = centre.languages[0] ?? 'az';
  for (const [path, text] of casesTexts(centre))
    if ((text[language] ?? '').trim() === '') yield fault(`${path}/${language}`, 'missing');
}
