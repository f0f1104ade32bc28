import type { DocumentVersion, SharedDocument } from '../booking/calendar.ts';
import type { EventBase } from '../event-base.ts';
import type { Centre } from './centre.ts';

/** What becomes of a centre itself: its configuration, the documents it goes by, whether it is in use. */
export type CentreEvent = CentreConfigured | DocumentChanged | CentreArchived | CentreBroughtBack;

export type CentreConfigured = EventBase & {
  readonly type: 'centre-configured';
  readonly centre: Centre;
  readonly source: ConfigSource;
};
/** [D6] A calendar is in force here as it stands from then on. */
export type CalendarChanged = EventBase &
  SharedDocument & {
    readonly type: 'document-changed';
    /** How many versions of it this centre has had, this one included. */
    readonly version: number;
  };
/** [D7] A document that centres share is in force here from then on; of a form and a table the version is its own. */
export type DocumentChanged = CalendarChanged | (EventBase & DocumentVersion & { readonly type: 'document-changed' });
/** [K6] It does nothing more, until it is brought back; all that it did stays. */
export type CentreArchived = EventBase & { readonly type: 'centre-archived' };
export type CentreBroughtBack = EventBase & { readonly type: 'centre-brought-back' };

/** By which way a configuration came: as the first, over HTTP, or in a file edited by hand. */
export const configSources = ['install', 'http', 'file'] as const;
export type ConfigSource = (typeof configSources)[number];
