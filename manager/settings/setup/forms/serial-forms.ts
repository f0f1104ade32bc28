import {
  addressForms,
  alignments,
  checksumForms,
  checksumStarts,
  checksums,
  keypadActions,
  parities,
  registerForms,
  serialKinds,
} from '../../../../shared/devices/serial-schema.ts';
import { wedgeEnds } from '../../../../shared/devices/wedge-schema.ts';
import type { SetupWords } from '../setup-words.ts';
import type { FieldSpec } from './field-spec.ts';

/** The forms of what hangs on serial ports. */

/** How scanners are set that type. */
export function wedgeFields(box: 'kiosks/*/wedge' | 'counterWedge'): readonly FieldSpec[] {
  return [
    { kind: 'text', at: `${box}/prefix` },
    {
      kind: 'choice',
      at: `${box}/end`,
      options: ({ choices }) => wedgeEnds.map((value) => ({ value, label: choices.wedgeEnd[value] })),
    },
  ];
}

type Choices = SetupWords['choices'];
type Named = { readonly [value: string]: string };

/** Some of the values of a field, by their words. */
const choice = (at: ChoiceAt, values: readonly string[], of: (choices: Choices) => Named): FieldSpec => ({
  kind: 'choice',
  at,
  ...(at.includes('/speaks/') ? { onlyFor: [at.endsWith('/form') ? 'modbus' : 'frame'] } : {}),
  options: ({ choices }) => values.map((value) => ({ value, label: of(choices)[value] ?? value })),
});
type ChoiceAt = Extract<FieldSpec['at'], `serialPorts/${string}`>;

/** Bytes of a frame. */
const bytes = (
  name: 'start' | 'pad' | 'end' | 'poll' | 'answer' | 'beep',
  ...others: readonly string[]
): FieldSpec => ({
  kind: 'text',
  at: `serialPorts/*/speaks/${name}`,
  onlyFor: ['frame', ...others],
});
const ofModbus = (['register', 'registers', 'keyRegister'] as const).map(
  (name) => ({ kind: 'number', at: `serialPorts/*/speaks/${name}`, onlyFor: ['modbus'] }) as const,
);

export const serialPortFields: readonly FieldSpec[] = [
  { kind: 'text', at: 'serialPorts/*/name' },
  { kind: 'text', at: 'serialPorts/*/path' },
  { kind: 'number', at: 'serialPorts/*/baudRate' },
  choice('serialPorts/*/parity', parities, ({ parity }) => parity),
  {
    kind: 'kind',
    at: 'serialPorts/*/speaks',
    options: ({ choices }) => serialKinds.map((value) => ({ value, label: choices.speaks[value] })),
    blanks: {
      frame: { address: 'decimal', columns: 4, align: 'right', checksum: 'none' },
      modbus: { register: 0, form: 'text' },
      cd5220: {},
      scanner: {},
    },
  },
  { kind: 'number', at: 'serialPorts/*/speaks/columns', onlyFor: ['frame'] },
  choice('serialPorts/*/speaks/align', alignments, ({ align }) => align),
  bytes('pad'),
  bytes('start', 'scanner'),
  choice('serialPorts/*/speaks/address', addressForms, ({ address }) => address),
  choice('serialPorts/*/speaks/checksum', checksums, ({ checksum }) => checksum),
  choice('serialPorts/*/speaks/checksumFrom', checksumStarts, ({ checksumFrom }) => checksumFrom),
  choice('serialPorts/*/speaks/checksumAs', checksumForms, ({ checksumAs }) => checksumAs),
  bytes('end', 'scanner'),
  bytes('poll'),
  bytes('answer'),
  { kind: 'number', at: 'serialPorts/*/speaks/keyBytes', onlyFor: ['frame'] },
  bytes('beep'),
  choice('serialPorts/*/speaks/form', registerForms, ({ form }) => form),
  ...ofModbus,
  { kind: 'id', at: 'serialPorts/*/id' },
];

/** What each key of a keypad does. */
export const keyFields = keypadActions.map((action) => ({ kind: 'text', at: `keypads/*/keys/${action}` }) as const);
