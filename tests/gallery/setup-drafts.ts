import type { DraftPort, StoredDraft } from '../../manager/ports.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { keptDrafts } from '../fakes/kept-drafts.ts';
import { minutesAgo } from './sample.ts';
import { manager as leader } from './staff.ts';

/** Drafts of the settings, as the server may keep them. */

/** One in which a few things are changed. */
export function changed(): DraftPort {
  return kept({ by: me, document: touched(sampleCentre) });
}

/** The same, last typed in by somebody else. */
export function typedByOther(): DraftPort {
  return kept({ by: { id: 'kamran', name: 'Kamran Həsənov' }, document: touched(sampleCentre) });
}

/** One that began from settings which have changed since, at a place of its own. */
export function clashing(): DraftPort {
  const before = { ...sampleCentre, personalDataDays: 60, texts: { ...sampleCentre.texts, welcome: { az: 'Salam!' } } };
  const document = {
    ...touched(before),
    texts: { ...before.texts, welcome: { az: 'Xoş gördük!' } },
    personalDataDays: 14,
  };
  return kept({ by: me, base: 0, document }, before);
}

const me = { id: leader.id, name: leader.name };

const touched = (centre: Centre): Centre => {
  const [first, ...services] = centre.services;
  if (first === undefined) throw new Error('the sample has services');
  return {
    ...centre,
    services: [{ ...first, dailyLimit: 60, standardSeconds: 480 }, ...services],
    outcomes: centre.outcomes.slice(1),
    counters: [...centre.counters, { id: 'new', name: '99', profile: centre.profiles[0]?.id ?? '' }],
    hours: { ...centre.hours, week: { ...centre.hours.week, sat: [{ from: '10:00', to: '14:00' }] } },
  };
};

const kept = (draft: Partial<StoredDraft>, before: unknown = sampleCentre): DraftPort => {
  const stored = { revision: 'r0', base: 1, by: null, at: minutesAgo(4), ...draft };
  const read: DraftPort['read'] = async () => ({ ok: true, value: { version: 1, draft: stored } });
  return { ...keptDrafts({ past: () => before }), read };
};
