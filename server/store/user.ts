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
  /** At a head office: the centres that this person is sent to; absent = they stay here. `centre` and `role` are those of the first. */
  readonly places?: readonly PlaceOfWork[];
  /** At a branch: what is known of somebody who came from the head office; absent = somebody of this server's own. */
  readonly national?: National;
}

/** A role in a centre. */
export interface PlaceOfWork {
  readonly centre: string;
  readonly role: StaffRole;
}

export interface National {
  /** Which state of them the head office has sent. */
  readonly version: string;
  /** Whether they have a second factor at the head office: they set one up here too. */
  readonly factor: boolean;
  /** Until when they may come in (ms), unless the head office is heard before. */
  readonly until: number;
}
