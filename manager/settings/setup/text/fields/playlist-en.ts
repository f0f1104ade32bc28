import type { FieldText } from '../field-texts.ts';
import type { playlistFields as az } from './playlist-az.ts';

/** What walls show between calls. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const playlistFields: { readonly [Path in keyof typeof az]: FieldText } = {
  'playlist/*/name': f('Name', 'Staff know it by this name; visitors do not see it.', 'New opening hours'),
  'playlist/*/kind': f('What it is', 'A line stands below the media, all else takes turns.', 'Picture'),
  'playlist/*/file': f(
    'File',
    'A picture up to 10 MB, a video up to 300 MB. Videos have no sound.',
    'opening-hours.png',
  ),
  'playlist/*/text': f('Text', 'Its languages take turns.', 'The centre is closed on the holiday.'),
  'playlist/*/seconds': f('For how many seconds', 'Empty: 10. A video runs to its end.', '15'),
  'playlist/*/displays': f(
    'On which displays',
    'If none is chosen, on all with a place for media.',
    'Display in the big hall',
  ),
  'playlist/*/from': f('From what time', 'Empty: from the start of the day.', '09:00'),
  'playlist/*/to': f('Until what time', 'Empty: to the end of the day.', '13:00'),
  'playlist/*/weekdays': f('On which days', 'If none is chosen, every day.', 'Mon, Wed'),
  'playlist/*/firstDay': f('First day', 'Empty: at once.', '2026-12-01'),
  'playlist/*/lastDay': f('Last day', 'It is still shown on that day. Empty: for good.', '2026-12-31'),
  'playlist/*/id': f('Code', 'The item is kept under it.', 'item-1'),
};
