import { caseToday } from '../../engine/cases/case-world.ts';
import type { DocumentVersion } from '../../shared/booking/calendar.ts';
import type { Form } from '../../shared/cases/form-schema.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { every } from '../async/repeat.ts';
import { documentDigest } from '../centre/config-digests.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Forms } from '../forms/forms.ts';
import type { Log } from '../log.ts';
import { tableInForce } from '../rules/tables.ts';
import type { StoredTable, TableStore } from '../store/tables.ts';
import type { LeasedJob } from './lease.ts';

export interface DocumentsParts {
  readonly store: TableStore;
  readonly forms: Pick<Forms, 'find'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** [D7] Puts each version of the forms and tables that a centre goes by into its log, once it is in force. */
export function runDocuments(live: LiveCentre, { store, forms, clock, log }: DocumentsParts): LeasedJob {
  const tablesOf = openTables(store);
  return every(clock, tickMs, async () => {
    const { centre, documents: told, archived } = live.latest();
    if (centre === null || archived || (centre.caseKinds ?? []).length === 0) return;
    try {
      const documents = [...formsOf(centre, forms), ...(await tablesOf(centre, clock.now()))];
      if (documents.every(({ kind, id, hash }) => told.get(`${kind} ${id}`) === hash)) return;
      const command = { type: 'note-documents', documents, at: clock.now(), by } as const;
      const noted = await live.ask({ command, toReply: () => null });
      if (!noted.ok) log.warn({ centre: live.id, refusal: noted.refusal }, 'forms and tables are not noted yet');
    } catch (error) {
      log.error({ err: error, centre: live.id }, 'forms and tables could not be noted');
    }
  });
}

const tickMs = 5000;
const by = { kind: 'system', id: 'documents', role: 'system' } as const;

/** The forms of what may be asked in writing, as they are now. */
const formsOf = ({ caseKinds = [] }: Centre, forms: DocumentsParts['forms']): readonly DocumentVersion[] =>
  [...new Set(caseKinds.flatMap(({ form, visit }) => (visit === undefined ? [form] : [form, visit.act])))].flatMap(
    (id) => {
      const form = forms.find(id);
      return form === null ? [] : [{ kind: 'form', id, version: form.version, hash: digestOf(form) }];
    },
  );

/** A form that has not been replaced says the same. */
const digestOf = (form: Form): string => {
  const digest = digests.get(form) ?? documentDigest(form);
  digests.set(form, digest);
  return digest;
};
const digests = new WeakMap<Form, string>();

/** The tables of what is asked for, as they are in force today: read once, and when they, the day or what is asked for have changed. */
const openTables = (store: TableStore) => {
  let known: { readonly of: string; readonly tables: readonly DocumentVersion[] } | null = null;
  return async (centre: Centre, at: number): Promise<readonly DocumentVersion[]> => {
    const ids = [...new Set((centre.caseKinds ?? []).flatMap(({ table }) => table ?? []))];
    if (ids.length === 0) return [];
    const date = caseToday({ at, centre });
    const of = [await store.decisionTablesMark(), date, ...ids].join(' ');
    if (known?.of !== of) known = { of, tables: inForceOn(await store.decisionTables(), ids, date) };
    return known.tables;
  };
};

const inForceOn = (stored: readonly StoredTable[], ids: readonly string[], date: string): readonly DocumentVersion[] =>
  ids.flatMap((id) => {
    const found = tableInForce(stored, id, date);
    return found === null ? [] : [{ kind: 'table', id, version: found.table.version, hash: found.hash }];
  });
