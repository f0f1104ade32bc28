import { weekdays } from '../../../../shared/schema-parts.ts';
import { playlistKinds, wallLayouts } from '../../../../shared/wall/wall-schema.ts';
import type { ThingList } from '../things/things-model.ts';
import type { ChosenSpec, FieldSpec } from './field-spec.ts';

/** What a wall shows, and how. */
export function displayForm(named: (list: ThingList) => ChosenSpec['options']) {
  return { list: 'displays', blank: (id: string) => ({ id, name: '' }), fields: displayFields(named) } as const;
}

/** What walls show between calls. */
export function playlistForm(named: (list: ThingList) => ChosenSpec['options']) {
  return {
    list: 'playlist',
    blank: (id: string) => ({ id, name: '', kind: 'picture' }),
    fields: playlistFields(named),
  } as const;
}

const displayFields = (named: (list: ThingList) => ChosenSpec['options']): readonly FieldSpec[] => [
  { kind: 'text', at: 'displays/*/name' },
  {
    kind: 'choice',
    at: 'displays/*/layout',
    options: ({ choices }) => wallLayouts.map((value) => ({ value, label: choices.layout[value] })),
  },
  { kind: 'several', at: 'displays/*/counters', options: named('counters') },
  { kind: 'several', at: 'displays/*/services', options: named('services') },
  { kind: 'yes-no', at: 'displays/*/follow' },
  { kind: 'said-lines', at: 'displays/*/text' },
  { kind: 'yes-no', at: 'displays/*/chimeOnly' },
  { kind: 'number', at: 'displays/*/volume' },
  { kind: 'id', at: 'displays/*/id' },
];

const withFile = ['picture', 'video'];
const withText = ['notice', 'ticker'];

const playlistFields = (named: (list: ThingList) => ChosenSpec['options']): readonly FieldSpec[] => [
  { kind: 'text', at: 'playlist/*/name' },
  {
    kind: 'choice',
    at: 'playlist/*/kind',
    options: ({ choices }) => playlistKinds.map((value) => ({ value, label: choices.playlist[value] })),
  },
  { kind: 'media', at: 'playlist/*/file', onlyFor: withFile },
  { kind: 'said-lines', at: 'playlist/*/text', onlyFor: withText },
  { kind: 'number', at: 'playlist/*/seconds', onlyFor: ['picture', ...withText] },
  { kind: 'several', at: 'playlist/*/displays', options: named('displays') },
  { kind: 'text', at: 'playlist/*/from' },
  { kind: 'text', at: 'playlist/*/to' },
  {
    kind: 'several',
    at: 'playlist/*/weekdays',
    options: ({ choices }) => weekdays.map((value) => ({ value, label: choices.weekdays[value] })),
  },
  { kind: 'text', at: 'playlist/*/firstDay' },
  { kind: 'text', at: 'playlist/*/lastDay' },
  { kind: 'id', at: 'playlist/*/id' },
];
