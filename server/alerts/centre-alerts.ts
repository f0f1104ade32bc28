import type { Clock } from '../../shared/time/clock.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { LeasedJob } from '../jobs/lease.ts';
import type { ViewBuilder } from '../live/view-builder.ts';
import type { Log } from '../log.ts';
import { createMailer } from '../notices/mailer.ts';
import { createSmsGateway } from '../notices/sms-gateway.ts';
import type { Settings } from '../settings.ts';
import { watchAlarms } from './alerting.ts';
import { createWebhook } from './webhook.ts';

export interface CentreAlertParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly views: Pick<ViewBuilder, 'condition'>;
  readonly settings: Pick<Settings, 'publicUrl'> & Partial<Pick<Settings, 'mail' | 'sms' | 'alerts'>>;
}

/** How the people that a centre names are told of what is wrong in its hall, by the ways that the settings name. */
export function alertingBy({ clock, log, views, settings }: CentreAlertParts): (live: LiveCentre) => LeasedJob {
  const { mail, sms, alerts, publicUrl } = settings;
  const ways = {
    mailer: mail == null ? null : createMailer(mail),
    sms: sms == null ? null : createSmsGateway({ ...sms, clock }),
    webhook: alerts == null ? null : createWebhook({ ...alerts, clock }),
  };
  return (live) =>
    watchAlarms(
      { ways, clock, log, publicUrl },
      { id: live.id, document: () => live.latest().centre, condition: () => views.condition(live) },
    );
}
