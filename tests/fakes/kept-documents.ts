import type { SharedDocumentPort, SharedPort } from '../../manager/ports.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import reception from '../../server/forms/reception.json' with { type: 'json' };
import visit from '../../server/forms/visit.json' with { type: 'json' };
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { Form } from '../../shared/cases/form-schema.ts';
import type { Refusal } from '../../shared/refusals.ts';

/** A server's documents of one kind: put only over the version that was read; `changes` stand for those of somebody else. */
export interface KeptDocuments<T> extends SharedDocumentPort<T> {
  readonly written: readonly unknown[];
  /** Somebody else puts another. */
  change(id: string, document: T): void;
}

/** Documents by their ids; `taken` makes of what is put what is then in force, or refuses it. */
export function keptDocuments<T>(
  documents: { readonly [id: string]: T },
  taken: (document: unknown, before: T | undefined) => T | Refusal,
): KeptDocuments<T> {
  const known = new Map(Object.entries(documents).map(([id, value]) => [id, { value, version: 1 }]));
  const written: unknown[] = [];
  const tagged = (id: string) => {
    const found = known.get(id);
    return found === undefined ? null : { value: found.value, etag: `"${found.version}"` };
  };
  const refused = (code: Refusal['code']) => ({ ok: false, refusal: { code, message: code } }) as const;
  const keep = (id: string, value: T): void => {
    known.set(id, { value, version: (known.get(id)?.version ?? 0) + 1 });
  };
  return {
    written,
    change: keep,
    read: async (id) => {
      const value = tagged(id);
      return value === null ? refused('not-found') : { ok: true, value };
    },
    write: async (id, etag, document) => {
      const now = tagged(id);
      if (now === null && etag !== '') return refused('not-found');
      if (now !== null && now.etag !== etag) return refused('config-changed');
      written.push(document);
      const next = taken(document, now?.value);
      if (isRefusal(next)) return { ok: false, refusal: next };
      keep(id, next);
      const kept = tagged(id);
      return kept === null ? refused('not-found') : { ok: true, value: kept };
    },
  };
}

const isRefusal = (made: unknown): made is Refusal => typeof made === 'object' && made !== null && 'code' in made;

/** The forms that ship, without what they are held to: a stage of the gallery carries no schema. */
export const keptForms = [reception, visit] as readonly unknown[] as readonly Form[];

/** The country's calendar and the forms that ship; what is put is in force as it was sent. */
export function keptShared(
  change: { readonly calendar?: Calendar; readonly forms?: readonly Form[] } = {},
): SharedPort {
  const forms = change.forms ?? keptForms;
  return {
    calendar: keptDocuments<Calendar>({ az: change.calendar ?? (az as Calendar) }, (sent, before) => ({
      ...before,
      ...Object(sent),
    })),
    form: keptDocuments<Form>(Object.fromEntries(forms.map((form) => [form.id, form])), (sent, before) => ({
      ...before,
      ...Object(sent),
      version: (before?.version ?? 0) + 1,
    })),
  };
}
