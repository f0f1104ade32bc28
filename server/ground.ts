import type { Centre } from '../shared/centre/centre.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { Cost } from './access/passwords.ts';
import type { DemoSign } from './demo.ts';
import type { Certificate } from './http/certificate.ts';
import type { LearnRunner } from './jobs/training.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Connect } from './printing/connect.ts';
import type { Drawing } from './printing/drawing.ts';
import type { PushServices } from './push/push-services.ts';
import type { Registers } from './registers/registers.ts';
import type { Reporting } from './reports/reporting.ts';
import type { Settings } from './settings.ts';
import type { Planning } from './staffing/planning.ts';
import type { Store } from './store/store.ts';
import type { Timekeeper } from './time/timekeeper.ts';
import type { Speaker } from './voice/speaker.ts';

/** What all else stands on. */
export interface Ground {
  /** Open, like the three below; closed with the rest. */
  readonly store: Store;
  readonly reporting: Reporting;
  readonly planning: Planning;
  readonly runner: LearnRunner;
  readonly settings: Pick<Settings, 'dataDir' | 'publicUrl' | 'trustProxy'> &
    Partial<
      Pick<
        Settings,
        | 'host'
        | 'printerNetworks'
        | 'pushServices'
        | 'mail'
        | 'sms'
        | 'alerts'
        | 'callsSecret'
        | 'citizens'
        | 'headOffice'
        | 'timeZone'
        | 'uplinkUrl'
      >
    >;
  /** The centre put into a DATA_DIR without any. */
  readonly sample: Centre;
  readonly clock: Clock;
  /** What the clock is, where it keeps the time of a machine; absent = one that is never in doubt. */
  readonly timekeeper?: Timekeeper | undefined;
  /** Absent = plain http. */
  readonly certificate?: Pick<Certificate, 'ending'> | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Draws the slips, for several grounds of one process; absent = one of its own, closed with the rest. */
  readonly drawing?: Drawing;
  /** The ways to printers, unless those that the configuration names. */
  readonly connect?: Connect | undefined;
  /** How hard passwords are to try, unless as usual. */
  readonly cost?: Cost;
  /** What a demo says of itself; null or absent = this is none. */
  readonly demo?: DemoSign | null;
  /** Which push services are sent to, unless as the settings say. */
  readonly pushServices?: PushServices | undefined;
  /** What other institutions know of people; absent = those that DATA_DIR/registers names. */
  readonly registers?: Registers | undefined;
  /** What reads calls aloud; absent = espeak-ng, where it is installed. */
  readonly speaker?: Speaker | undefined;
}
