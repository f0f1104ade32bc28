import { wallLayouts } from '../../../../shared/wall-schema.ts';
import type { ThingList } from '../things/things-model.ts';
import type { ChosenSpec, FieldSpec } from './field-spec.ts';

/** What a wall shows, and how. */
export function wallFields(named: (list: ThingList) => ChosenSpec['options']): readonly FieldSpec[] {
  return [
    {
      kind: 'choice',
      at: 'displays/*/layout',
      options: ({ choices }) => wallLayouts.map((value) => ({ value, label: choices.layout[value] })),
    },
    { kind: 'several', at: 'displays/*/counters', options: named('counters') },
    { kind: 'several', at: 'displays/*/services', options: named('services') },
  ];
}
