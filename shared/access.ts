import type { ScreenTrouble } from './devices/screen-report.ts';

/** Who may ask for something. `device` is a paired kiosk or display, `phone` the holder of one ticket's secret. */
export const roles = ['admin', 'manager', 'clerk', 'reception', 'device', 'phone', 'nobody'] as const;
export type Role = (typeof roles)[number];

/** Roles that people who sign in can have. */
export const staffRoles = ['admin', 'manager', 'clerk', 'reception'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Who did it: goes into every event. `system` is the clock, the start of the server or a hand edit of a file. */
export interface Actor {
  readonly kind: (typeof actorKinds)[number];
  readonly id: string;
  readonly role: Role | 'system';
}

export const actorKinds = ['user', 'token', 'device', 'phone', 'system'] as const;

export const deviceKinds = ['kiosk', 'display'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** Who a route is for: `nobody` = no sign-in needed. A kiosk takes tickets; a display only shows. */
export type Asker = StaffRole | DeviceKind | 'nobody';

/** A kiosk or display that is let in: what its place is called, when it was last heard of (ISO), and what it told of itself then. */
export interface DeviceSeen {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly seenAt: string;
  readonly troubles: readonly ScreenTrouble[];
}

/** What a centre asks of those who lead: a second factor is offered to them, or nothing goes on without one. */
export const factorRules = ['offered', 'required'] as const;
export type FactorRule = (typeof factorRules)[number];

/** What is written down of who came in and what was changed of who may. */
export const securityKinds = [
  'signed-in',
  'signed-out',
  'sign-in-refused',
  'locked-out',
  'foreign-origin',
  'not-allowed',
  'password-changed',
  'password-given',
  'second-factor-on',
  'second-factor-off',
  'recovery-renewed',
  'person-added',
  'person-changed',
  'person-removed',
  'token-made',
  'token-revoked',
  'device-let-in',
  'device-removed',
  'configured',
  'centre-archived',
  'centre-brought-back',
  'restored',
  'went-on',
  'order-sent',
  'phone-searched',
  'bookings-searched',
] as const;
export type SecurityKind = (typeof securityKinds)[number];
