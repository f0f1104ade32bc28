import type { Clock } from '../../shared/time/clock.ts';
import { figuresOfCode } from '../access/citizen-code.ts';
import type { PersonKey } from '../access/person-key.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { LeasedJob } from '../jobs/lease.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings.ts';
import type { QueueStore } from '../store/store.ts';
import { createDeliver } from './deliver.ts';
import { createMailer } from './mailer.ts';
import { sendNotices } from './sending.ts';
import { createSmsGateway } from './sms-gateway.ts';

export interface CentreSendingParts {
  readonly store: QueueStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly personKey: PersonKey;
  readonly settings: Pick<Settings, 'publicUrl'> & Partial<Pick<Settings, 'mail' | 'sms'>>;
}

/** How what a centre's outbox holds goes out, by the providers that the settings name. */
export function sendingBy({
  store,
  clock,
  log,
  settings,
  personKey,
}: CentreSendingParts): (live: LiveCentre) => LeasedJob {
  const { mail = null, sms = null, publicUrl } = settings;
  const deliver = createDeliver({
    mail: mail === null ? null : { send: createMailer(mail), from: mail.from },
    sms: sms === null ? null : createSmsGateway({ ...sms, clock }),
    publicUrl,
    secretOfSeat: store.secretOfSeat,
    secretOfCase: store.secretOfCase,
    figuresOf: (code) => figuresOfCode(personKey, code),
    now: clock.now,
  });
  return (live) => sendNotices({ store, clock, log, deliver }, { id: live.id, document: () => live.latest().centre });
}
