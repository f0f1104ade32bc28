import type { StaffRole } from '../shared/access.ts';

/** What a server says of itself that is a demo; one that is none has none. It changes what is shown, and nothing that is done. */
export interface DemoSign {
  /** Who may be played, shown to everybody; empty = nobody is told. */
  readonly signIns: readonly DemoSignIn[];
}

export interface DemoSignIn {
  readonly user: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly password: string;
}
