import type { Calendar } from '../../shared/booking/calendar.ts';
import type { Form } from '../../shared/cases/form-schema.ts';
import { pathOf } from '../../shared/paths.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { Answer } from '../../ui/api.ts';
import type { SharedPort, Tagged } from '../ports.ts';

/** The documents that centres share, over fetch. */
export function httpShared(): SharedPort {
  return {
    calendar: {
      read: (calendar) => askTagged<Calendar>(pathOf('calendar', { calendar })),
      write: (calendar, etag, document) => putTagged<Calendar>(pathOf('putCalendar', { calendar }), etag, document),
    },
    form: {
      read: (form) => askTagged<Form>(pathOf('form', { form })),
      write: (form, etag, document) => putTagged<Form>(pathOf('putForm', { form }), etag, document),
    },
  };
}

/** A document with its version, which is in ETag. */
export async function askTagged<T>(url: string, init: RequestInit = { cache: 'no-store' }): Promise<Answer<Tagged<T>>> {
  try {
    const reply = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const body = (await reply.json()) as Reply<T>;
    if (!body.ok) return body;
    return { ok: true, value: { value: body.value, etag: reply.headers.get('etag') ?? '' } };
  } catch {
    return { ok: false, lost: true };
  }
}

/** Replaces a document if it still is the version `etag`; with an empty one makes it, if there still is none. */
export function putTagged<T>(url: string, etag: string, document: unknown): Promise<Answer<Tagged<T>>> {
  return askTagged<T>(url, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      ...(etag === '' ? { 'if-none-match': '*' } : { 'if-match': etag }),
    },
    body: JSON.stringify(document),
  });
}

type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

const timeoutMs = 20_000;
