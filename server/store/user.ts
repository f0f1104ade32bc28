import type { StaffRole } from '../../shared/access.ts';
import type { Duty } from '../../shared/centre/duties.ts';
import type { SecondFactor } from './second-factor.ts';

/** Somebody of the staff. */
export interface User {
  readonly id: string;
  /** What is typed to sign in; unique. */
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  /** null = every centre of the server. */
  readonly centre: string | null;
  /** Counters this clerk may open; null = any. */
  readonly counters: readonly string[] | null;
  readonly passwordHash: string;
  readonly active: boolean;
  /** True until the first password was changed. */
  readonly mustChange: boolean;
  /** The first user of a server, who has not signed in yet. */
  readonly untried?: true;
  /** What they do beside calling visitors; absent = nothing. */
  readonly duties?: readonly Duty[];
  /** The department whose cases are theirs, and the official who they are; null or absent = none. */
  readonly department?: string | null;
  readonly official?: string | null;
  /** Asked for beside the password, where the person has set it up. */
  readonly secondFactor?: SecondFactor;
}
