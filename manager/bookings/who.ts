import { tidied } from '../../ui/form/tidy.ts';
import type { BookingWay } from './dialogs.ts';

/** Who is given a seat, when and why. */
export interface Who {
  readonly from: string | null;
  readonly reason: string;
  readonly language: string;
  readonly contact: { readonly name: string; readonly phone?: string; readonly email?: string };
}

/** Which field is wrong. */
export type Fault = 'name' | 'phone' | 'email' | 'reason';

/** What was typed, as the server takes it, and the first that is wrong with it. */
export function whoIn(
  data: FormData,
  way: BookingWay,
  language: string,
): { readonly who: Who; readonly fault: Fault | null } {
  const text = (name: string): string => String(data.get(name) ?? '').trim();
  const [name, phone, email] = [text('name'), String(tidied('phone', text('phone'))), text('email')];
  const who: Who = {
    from: text('from') === '' ? null : text('from'),
    reason: text('reason'),
    language: text('language') === '' ? language : text('language'),
    contact: { name, ...(phone === '' ? {} : { phone }), ...(email === '' ? {} : { email }) },
  };
  if (name === '') return { who, fault: 'name' };
  if (phone !== '' && !/^\+[0-9]{7,15}$/.test(phone)) return { who, fault: 'phone' };
  if (email !== '' && !/^[^\s@,;<>"]{1,64}@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(email)) return { who, fault: 'email' };
  if (way.kind === 'urgent' && who.reason === '') return { who, fault: 'reason' };
  return { who, fault: null };
}
