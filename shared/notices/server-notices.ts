import type { LocalText } from '../centre/centre.ts';
import type { UplinkTrouble } from '../country/link.ts';

/** What is amiss with the server, told to its managers. */

/** A file of configuration that was edited by hand and is not in force: what was in force before it stays. */
export interface RefusedFile {
  /** As `centres/ID.json` or `calendars/ID.json`, in DATA_DIR. */
  readonly file: string;
  /** One line in English that says what is wrong, and where in the file. */
  readonly message: string;
  /** When the file was last changed. */
  readonly since: string;
}
/** What is wrong with the way to the head office; absent = nothing, or there is none. */
export interface OfUplink {
  readonly uplink?: UplinkTrouble;
}
/** A TLS certificate that ends soon, or has ended. */
export interface CertificateEnd {
  readonly endsAt: string;
  readonly ended: boolean;
}
/** [CA4] A year without a table has begun, or begins soon: its days off are reckoned by the fixed holidays alone. */
export interface CalendarEnd {
  readonly name: LocalText;
  readonly year: number;
}
