import { type TSchema, Type } from 'typebox';
import type { Asker } from './access.ts';
import type { LocalText } from './centre/centre.ts';
import { closed, DateOnly, nullable } from './schema-parts.ts';

/** What the HTTP routes are made of: who may, the usual fields and the shape of a route. */

export { closed, DateOnly, nullable };

export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });

export const Reason = Type.String({ minLength: 1, maxLength: 300 });

export const Phone = Type.String({ pattern: '^\\+[0-9]{7,15}$', description: 'as +994501234567' });

export const Language = Type.String({ pattern: '^[a-z]{2,3}$' });

export const Time = Type.String({ description: 'ISO 8601, UTC' });

export const Seconds = Type.Integer({ minimum: 0, description: 'seconds' });

export const Anything = Type.Unsafe<unknown>({});

/** A text by language code; its own schema would only repeat what the configuration has been held to. */
export const Text = Type.Unsafe<LocalText>({ type: 'object', additionalProperties: true });

export const TimeOfDay = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'HH:MM, local' });

export const Resource = Type.String({
  pattern: '^(official|service)-[A-Za-z0-9_-]{1,64}$',
  description: 'official-ID or service-ID',
});

export interface Route {
  readonly summary: string;
  /** Who may; `nobody` = no sign-in needed. */
  readonly roles: readonly Asker[];
  /** Who may not, though nobody need sign in. */
  readonly notFor?: readonly Asker[];
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** The body is a file as multipart/form-data; `body` only describes it. */
  readonly upload?: true;
  /** The `value` of a good reply. */
  readonly value: TSchema;
  /** The status of a good reply; 200 if absent. */
  readonly status?: 201;
}

export const all: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception', 'kiosk', 'display'];

export const anyStaff: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception'];

export const atCounters: readonly Asker[] = ['admin', 'manager', 'clerk'];

export const leads: readonly Asker[] = ['admin', 'manager'];

export const admins: readonly Asker[] = ['admin'];

export const anyone: readonly Asker[] = ['nobody'];

export const empty = Type.Object({}, closed);

export const ReasonOnly = Type.Object({ reason: Type.Optional(Reason) }, closed);
