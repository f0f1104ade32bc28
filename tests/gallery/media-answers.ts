import type { Centre } from '../../shared/centre/centre.ts';
import type { MediaFile } from '../../shared/wall/media.ts';

/** What walls show between calls, as the manager's screen knows it. */

const file = (hash: string, name: string, more: Partial<MediaFile> = {}): MediaFile => ({
  hash: hash.repeat(64),
  name,
  kind: 'png',
  bytes: 420_000,
  width: 1920,
  height: 1080,
  seconds: null,
  ...more,
});

export const mediaFiles: readonly MediaFile[] = [
  file('a', 'Bayram günləri'),
  file('b', 'Qəbul saatları, dekabr', { kind: 'jpeg', width: 1080, height: 1350 }),
  file('c', 'Elektron xidmətlər', { kind: 'mp4', seconds: 95 }),
];

const text = {
  az: 'Bayramda mərkəz bağlıdır.',
  ru: 'В праздник центр закрыт.',
  en: 'The centre is closed on the holiday.',
};

export const mediaSettings: Partial<Centre> = {
  playlist: [
    { id: 'item-1', name: 'Bayram', kind: 'picture', file: 'a'.repeat(64), weekdays: ['mon', 'fri'], from: '09:00' },
    { id: 'item-2', name: 'Elektron xidmətlər', kind: 'video', file: 'c'.repeat(64) },
    { id: 'item-3', name: 'Elan', kind: 'notice', text },
  ],
};

/** A wall that plays what needs no file. */
export const playingWall: Partial<Centre> = {
  displays: [{ id: 'hall-1', name: 'Zal 1', layout: 'media' }],
  playlist: [
    { id: 'item-1', name: 'Elan', kind: 'notice', text },
    { id: 'item-2', name: 'Alt sətir', kind: 'ticker', text },
  ],
};
