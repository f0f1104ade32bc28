import type { FastifyInstance } from 'fastify';
import { caseToday } from '../../../engine/cases/case-world.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { Caller } from '../../access/caller.ts';
import type { PersonNameOf } from '../../access/display-names.ts';
import { institutionOf } from '../../registers/registers.ts';
import { registersOf } from '../../rules/case-facts.ts';
import { isPracticeTable } from '../../rules/practice-table.ts';
import { shownCount, withoutSmallCounts } from '../../rules/small-counts.ts';
import {
  checkTable,
  sampleTables,
  shapedTable,
  soundnessOf,
  tableInForce,
  tableOf,
  textHash,
} from '../../rules/tables.ts';
import type { StoredTable } from '../../store/tables.ts';
import { centreOf } from '../centre-request.ts';
import { register } from '../register.ts';
import { type DecisionCounts, openDecisionCounts } from './decision-counts.ts';
import { stopTableRoute } from './stop-table.ts';
import type { TableRouteParts } from './table-parts.ts';
import { triedExamples, triedTable } from './tried-table.ts';

/** [RU5] Routes of decision tables: proposed by one, brought into force by another, read by everybody. */
export function tableRoutesOf(app: FastifyInstance, parts: TableRouteParts): void {
  const { store, clock } = parts;
  register(app, 'tables', async () => {
    const [stored, nameOf] = await Promise.all([store.decisionTables(), parts.names.load()]);
    const ids = [...new Set(stored.map(({ id }) => id))].filter((id) => !isPracticeTable(id));
    const samples = sampleTables.flatMap((one) => {
      const checked = checkTable(one, idOf(one));
      return checked.ok ? [checked.value] : [];
    });
    return ok({
      tables: ids.map((id) => ({
        id,
        versions: stored.filter((one) => one.id === id).flatMap((one) => versionOf(one, nameOf)),
      })),
      samples,
      drafts: [...parts.tableFiles.drafts(stored)],
      overtaken: [...parts.tableFiles.overtaken(stored)],
    });
  });
  register(app, 'table', async ({ params }) => {
    const found = tableInForce(await store.decisionTables(), params.table, utcToday(clock.now()));
    return found === null ? noTable(params.table) : ok(found.table);
  });
  changeRoutes(app, parts);
  stopTableRoute(app, parts);
  register(app, 'tryTable', async ({ params, body }) => {
    const shaped = shapedTable(body, params.table);
    if (!shaped.ok) return shaped;
    const faults = soundnessOf(shaped.value).map(({ path, code, complaint }) => ({ path, code, complaint }));
    // What does not hold together decides nothing, not even to try it; examples that come out otherwise are looked at.
    const isWhole = faults.every(({ code }) => code === 'comes-out' || code === 'no-example');
    const past = isWhole ? await triedTable(store, params.centre, shaped.value) : noPast;
    return ok({ faults, examples: isWhole ? triedExamples(shaped.value) : [], ...past });
  });
  decisionsRoute(app, parts);
}

const decisionsRoute = (app: FastifyInstance, parts: TableRouteParts): void => {
  const { store, clock, registers } = parts;
  const decisionCounts = openDecisionCounts(parts);
  register(app, 'decisions', async ({ params }) => {
    const { centre } = centreOf(parts, params.centre).latest();
    if (centre === null) return refuse('centre-not-found', 'This centre has no document');
    const today = caseToday({ at: clock.now(), centre });
    const stored = await store.decisionTables();
    const named = [...new Set((centre.caseKinds ?? []).flatMap(({ table }) => table ?? []))];
    const tables = named.flatMap((id) => tableInForce(stored, id, today)?.table ?? []);
    const { name, languages } = centre;
    return ok({
      ...{ name, languages: [...languages], tables, ...publicCounts(await decisionCounts(centre)) },
      stopped: (centre.caseKinds ?? []).flatMap(({ table, stopped }) => (stopped === true ? (table ?? []) : [])),
      registers: [...new Set(tables.flatMap(registersOf))].map((id) => ({ id, name: institutionOf(registers, id) })),
    });
  });
};

/** [RU6] Nobody is to be known again by a count. */
const publicCounts = ({ months, medianWorkingDays, ...of }: DecisionCounts) => {
  const { rows, sum } = withoutSmallCounts(months);
  const objected = shownCount(of.objected);
  return {
    ...{ months: rows.map((row) => ({ ...row })), decided: sum, waiting: shownCount(of.waiting), objected },
    medianWorkingDays: sum === 0 ? null : medianWorkingDays,
    shareStanding: sum === 0 || objected === null ? null : Math.max(0, 1 - objected / Math.max(sum, objected)),
  };
};

const changeRoutes = (app: FastifyInstance, { store, clock, audit, tableFiles }: TableRouteParts): void => {
  const note = async (caller: Caller, address: string, about: string) =>
    audit.note({ what: 'configured', address, who: await audit.nameOf(caller), about });
  register(app, 'putTable', async ({ params: { table: id }, body, caller, raw }) => {
    if (!isPerson(caller)) return notPerson;
    if (isPracticeTable(id)) return ofPractice;
    const checked = checkTable(body, id);
    if (!checked.ok) return checked;
    const { version } = checked.value;
    const highest = Math.max(
      0,
      ...(await store.decisionTables()).filter((one) => one.id === id).map((one) => one.version),
    );
    if (version !== highest + 1) return refuse('bad-config', `version: must be ${highest + 1}`, { path: 'version' });
    const document = JSON.stringify(checked.value);
    const hash = textHash(document);
    const proposed = { hash, id, version, document, proposedBy: caller.id, proposedAt: clock.now() };
    if (!(await store.proposeTable(proposed))) return refuse('config-changed', 'somebody proposed one meanwhile');
    await note(caller, raw.ip, `table ${id}@${version} proposed`);
    return ok({ version, hash });
  });
  register(app, 'approveTable', async ({ params: { table: id }, body: { hash }, caller, raw }) => {
    if (!isPerson(caller)) return notPerson;
    const found = (await store.decisionTables()).find((one) => one.id === id && one.hash === hash);
    const table = found === undefined ? null : tableOf(found);
    if (found === undefined || table === null) return noTable(id);
    if (found.proposedBy === caller.id) return refuse('needs-another', 'Somebody else brings it into force');
    if (found.approvedBy === null && !(await store.approveTable(hash, caller.id, clock.now())))
      return refuse('config-changed', 'somebody was quicker');
    await tableFiles.keep(table);
    await note(caller, raw.ip, `table ${id}@${found.version} in force from ${table.from}`);
    return ok({ version: found.version, from: table.from });
  });
};

const noPast = { tried: 0, same: 0, changes: [], amountBefore: 0, amountAfter: 0 };

/** A program is nobody's second pair of eyes. */
const isPerson = (caller: Caller): boolean => caller.kind === 'user' && caller.centre === null;
const notPerson = refuse('not-allowed', 'Administrators of all centres change what decides, in person');

/** [RU7] */
const ofPractice = refuse('bad-config', 'id: tables of practice stay as they are', { path: 'id' });

const noTable = (table: string) => refuse('table-not-found', 'There is no such table', { table });
const idOf = (table: unknown): string =>
  typeof table === 'object' && table !== null && 'id' in table && typeof table.id === 'string' ? table.id : '';
const utcToday = (at: number): string => new Date(at).toISOString().slice(0, 10);

const versionOf = (stored: StoredTable, nameOf: PersonNameOf) => {
  const document = tableOf(stored);
  if (document === null) return [];
  const { version, hash, proposedBy, proposedAt, approvedBy, approvedAt } = stored;
  const iso = (at: number): string => new Date(at).toISOString();
  return [
    {
      ...{ version, from: document.from, hash, proposedBy, approvedBy, document },
      proposedName: nameOf(proposedBy, proposedAt),
      approvedName: approvedBy === null || approvedAt === null ? null : nameOf(approvedBy, approvedAt),
      ...{ proposedAt: iso(proposedAt), approvedAt: approvedAt === null ? null : iso(approvedAt) },
    },
  ];
};
