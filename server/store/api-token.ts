import type { StaffRole } from '../../shared/access.ts';

/** How a program comes in: `hash` is SHA-256 of the secret that it shows. */
export interface ApiToken {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly centre: string | null;
  readonly createdAt: number;
}
