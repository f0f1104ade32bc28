import { factorRules } from '../../../../shared/access.ts';
import { printerKinds } from '../../../../shared/devices/printer-schema.ts';
import { kioskKeyNames } from '../../../../shared/devices/usual-keys.ts';
import type { ThingList } from '../things/things-model.ts';
import { alertFields } from './alert-fields.ts';
import { emergencyFields } from './emergency-fields.ts';
import type { FieldSpec } from './field-spec.ts';
import { limitsFields } from './limits-fields.ts';
import { paperFields } from './paper-fields.ts';
import { keyFields, serialPortFields, wedgeFields } from './serial-forms.ts';
import { named } from './thing-names.ts';
import { visitsFields } from './visits-fields.ts';
import { voiceFields } from './voice-fields.ts';
import { displayForm, playlistForm } from './wall-fields.ts';

/** The forms of the parts that need no editor of their own, as lists of their fields. */

/** A form: its fields, or those of each thing of a list. */
export interface FormSpec {
  readonly list?: ThingList;
  readonly fields: readonly FieldSpec[];
  /** A new thing with this code. */
  readonly blank?: (id: string) => unknown;
}

export type FormName = keyof typeof forms;

/** A form, as what every form is. */
export function formSpec(name: FormName): FormSpec {
  return forms[name];
}

/** The places of the document that a form has fields for. */
export function formPaths(name: FormName): readonly string[] {
  const { list, fields } = formSpec(name);
  return [...(list === undefined ? [] : [list]), ...fields.map(({ at }) => at)];
}

const printerBlanks = {
  virtual: {},
  tcp: { host: '', port: 9100 },
  serial: { path: '', baudRate: 9600 },
  usb: { path: '/dev/usb/lp0' },
  cups: { queue: '' },
} as const satisfies { readonly [kind in (typeof printerKinds)[number]]: object };

/** A list of which each has a name in every language, and nothing else. */
const namedThings = <List extends 'caseOutcomes' | 'leaveGrounds' | 'outcomes' | 'ratingReasons'>(list: List) =>
  ({
    list,
    blank: (id: string) => ({ id, name: {} }),
    fields: [
      { kind: 'said', at: `${list}/*/name` },
      { kind: 'id', at: `${list}/*/id` },
    ],
  }) as const;

export const forms = {
  centre: {
    fields: [
      { kind: 'said', at: 'name' },
      { kind: 'said', at: 'region' },
      { kind: 'languages', at: 'languages' },
      { kind: 'zone', at: 'timeZone' },
      {
        kind: 'choice',
        at: 'secondFactor',
        options: ({ choices }) => factorRules.map((value) => ({ value, label: choices.secondFactor[value] })),
      },
      { kind: 'number', at: 'personalDataDays' },
      { kind: 'yes-no', at: 'asksRatings' },
      { kind: 'yes-no', at: 'sample' },
      { kind: 'fixed', at: 'id' },
    ],
  },
  groups: {
    list: 'groups',
    blank: (id) => ({ id, name: {} }),
    fields: [
      { kind: 'said', at: 'groups/*/name' },
      { kind: 'icon', at: 'groups/*/icon' },
      { kind: 'id', at: 'groups/*/id' },
    ],
  },
  series: {
    list: 'series',
    blank: (id) => ({ id, prefix: '', first: 1, last: 999, digits: 3, wrap: true }),
    fields: [
      { kind: 'text', at: 'series/*/prefix' },
      { kind: 'number', at: 'series/*/first' },
      { kind: 'number', at: 'series/*/last' },
      { kind: 'number', at: 'series/*/digits' },
      { kind: 'yes-no', at: 'series/*/wrap' },
      { kind: 'number', at: 'series/*/dailyLimit' },
      { kind: 'id', at: 'series/*/id' },
    ],
  },
  kiosks: {
    list: 'kiosks',
    blank: (id) => ({ id, name: '' }),
    fields: [
      { kind: 'text', at: 'kiosks/*/name' },
      { kind: 'choice', at: 'kiosks/*/printer', options: named('printers') },
      { kind: 'several', at: 'kiosks/*/printers', options: named('printers') },
      { kind: 'yes-no', at: 'kiosks/*/appeals' },
      ...kioskKeyNames.map((name) => ({ kind: 'text', at: `kiosks/*/keys/${name}` }) as const),
      ...wedgeFields('kiosks/*/wedge'),
      { kind: 'id', at: 'kiosks/*/id' },
    ],
  },
  displays: displayForm(named),
  playlist: playlistForm(named),
  printers: {
    list: 'printers',
    blank: (id) => ({ id, name: '', connection: { kind: 'tcp', ...printerBlanks.tcp }, dots: 576, oneWay: false }),
    fields: [
      { kind: 'text', at: 'printers/*/name' },
      {
        kind: 'kind',
        at: 'printers/*/connection',
        options: ({ choices }) => printerKinds.map((value) => ({ value, label: choices.connection[value] })),
        blanks: printerBlanks,
      },
      { kind: 'text', at: 'printers/*/connection/host', onlyFor: ['tcp'] },
      { kind: 'number', at: 'printers/*/connection/port', onlyFor: ['tcp'] },
      { kind: 'text', at: 'printers/*/connection/path', onlyFor: ['serial', 'usb'] },
      { kind: 'text', at: 'printers/*/connection/queue', onlyFor: ['cups'] },
      { kind: 'number', at: 'printers/*/connection/baudRate', onlyFor: ['serial'] },
      ...paperFields,
      { kind: 'yes-no', at: 'printers/*/oneWay' },
      { kind: 'id', at: 'printers/*/id' },
    ],
  },
  texts: {
    fields: [{ kind: 'said-lines', at: 'texts/welcome' }, { kind: 'said-lines', at: 'texts/slip' }, ...emergencyFields],
  },
  targets: {
    fields: [
      { kind: 'duration', at: 'targets/meanWaitSeconds' },
      { kind: 'duration', at: 'targets/meanServiceSeconds' },
      { kind: 'duration', at: 'targets/waitSeconds' },
      { kind: 'share', at: 'targets/serviceLevel' },
    ],
  },
  calling: {
    fields: [
      { kind: 'duration', at: 'calling/secondsBetweenRecalls' },
      { kind: 'number', at: 'calling/callsBeforeNoShow' },
      {
        kind: 'kind',
        at: 'calling/afterNoShow',
        options: ({ choices }) =>
          (['end', 'back-by-age', 'back-after'] as const).map((value) => ({
            value,
            label: choices.afterNoShow[value],
          })),
        blanks: { end: {}, 'back-by-age': { times: 1 }, 'back-after': { tickets: 3, times: 1 } },
        absent: 'end',
      },
      { kind: 'number', at: 'calling/afterNoShow/tickets', onlyFor: ['back-after'] },
      { kind: 'number', at: 'calling/afterNoShow/times', onlyFor: ['back-by-age', 'back-after'] },
      { kind: 'duration', at: 'calling/coolingSeconds' },
      ...wedgeFields('counterWedge'),
    ],
  },
  voice: { fields: voiceFields },
  alerts: { fields: alertFields },
  limits: { fields: limitsFields },
  visits: { fields: visitsFields },
  departments: {
    list: 'departments',
    blank: (id) => ({ id, name: {} }),
    fields: [
      { kind: 'said', at: 'departments/*/name' },
      { kind: 'words', at: 'departments/*/districts' },
      { kind: 'id', at: 'departments/*/id' },
    ],
  },
  caseKinds: {
    list: 'caseKinds',
    blank: (id) => ({ id, letter: '', name: {}, form: '', outcomes: [] }),
    fields: [
      { kind: 'said', at: 'caseKinds/*/name' },
      { kind: 'text', at: 'caseKinds/*/letter' },
      { kind: 'text', at: 'caseKinds/*/form' },
      { kind: 'several', at: 'caseKinds/*/outcomes', options: named('caseOutcomes') },
      { kind: 'number', at: 'caseKinds/*/days' },
      { kind: 'numbers', at: 'caseKinds/*/extendTo' },
      { kind: 'number', at: 'caseKinds/*/forwardWithin' },
      { kind: 'yes-no', at: 'caseKinds/*/askPauses' },
      ...(['confirmDays', 'closeAfterDays', 'filesAtOnce', 'fileMegabytes', 'keepDays'] as const).map(
        (of) => ({ kind: 'number', at: `caseKinds/*/${of}` }) as const,
      ),
      { kind: 'yes-no', at: 'caseKinds/*/offered' },
      { kind: 'text', at: 'caseKinds/*/table' },
      { kind: 'yes-no', at: 'caseKinds/*/stopped' },
      { kind: 'choice', at: 'caseKinds/*/objections', options: named('caseKinds') },
      { kind: 'text', at: 'caseKinds/*/visit/act' },
      { kind: 'text', at: 'caseKinds/*/visit/question' },
      { kind: 'choice', at: 'caseKinds/*/visit/department', options: named('departments') },
      { kind: 'number', at: 'caseKinds/*/visit/mostOpen' },
      { kind: 'numbers', at: 'caseKinds/*/retrySeconds' },
      { kind: 'id', at: 'caseKinds/*/id' },
    ],
  },
  caseTopics: {
    list: 'caseTopics',
    blank: (id) => ({ id, name: {} }),
    fields: [
      { kind: 'said', at: 'caseTopics/*/name' },
      { kind: 'said', at: 'caseTopics/*/urgent' },
      { kind: 'id', at: 'caseTopics/*/id' },
    ],
  },
  caseOutcomes: namedThings('caseOutcomes'),
  caseRouting: {
    list: 'caseRouting',
    blank: (id) => ({ id, department: '' }),
    fields: [
      { kind: 'choice', at: 'caseRouting/*/kind', options: named('caseKinds') },
      { kind: 'choice', at: 'caseRouting/*/topic', options: named('caseTopics') },
      { kind: 'words', at: 'caseRouting/*/words' },
      { kind: 'choice', at: 'caseRouting/*/department', options: named('departments') },
      { kind: 'id', at: 'caseRouting/*/id' },
    ],
  },
  leaveGrounds: namedThings('leaveGrounds'),
  caseDocuments: {
    list: 'caseDocuments',
    blank: (id: string) => ({ id, name: {}, text: {} }),
    fields: [
      { kind: 'said', at: 'caseDocuments/*/name' },
      { kind: 'choice', at: 'caseDocuments/*/kind', options: named('caseKinds') },
      { kind: 'said-lines', at: 'caseDocuments/*/text' },
      { kind: 'number', at: 'caseDocuments/*/keepDays' },
      { kind: 'id', at: 'caseDocuments/*/id' },
    ],
  },
  outcomes: namedThings('outcomes'),
  serialPorts: {
    list: 'serialPorts',
    blank: (id) => ({ id, name: '', path: '', baudRate: 9600, speaks: { kind: 'cd5220' } }),
    fields: serialPortFields,
  },
  boards: {
    list: 'boards',
    blank: (id) => ({ id, name: '', port: '' }),
    fields: [
      { kind: 'text', at: 'boards/*/name' },
      { kind: 'choice', at: 'boards/*/port', options: named('serialPorts') },
      { kind: 'number', at: 'boards/*/address' },
      { kind: 'choice', at: 'boards/*/counter', options: named('counters') },
      { kind: 'number', at: 'boards/*/call' },
      { kind: 'id', at: 'boards/*/id' },
    ],
  },
  keypads: {
    list: 'keypads',
    blank: (id) => ({ id, name: '', port: '', counter: '', keys: { next: '31' } }),
    fields: [
      { kind: 'text', at: 'keypads/*/name' },
      { kind: 'choice', at: 'keypads/*/port', options: named('serialPorts') },
      { kind: 'number', at: 'keypads/*/address' },
      { kind: 'choice', at: 'keypads/*/counter', options: named('counters') },
      ...keyFields,
      { kind: 'id', at: 'keypads/*/id' },
    ],
  },
  scanners: {
    list: 'scanners',
    blank: (id) => ({ id, name: '', port: '' }),
    fields: [
      { kind: 'text', at: 'scanners/*/name' },
      { kind: 'choice', at: 'scanners/*/port', options: named('serialPorts') },
      { kind: 'choice', at: 'scanners/*/counter', options: named('counters') },
      { kind: 'choice', at: 'scanners/*/kiosk', options: named('kiosks') },
      { kind: 'id', at: 'scanners/*/id' },
    ],
  },
  ratingReasons: namedThings('ratingReasons'),
} as const satisfies { readonly [part: string]: FormSpec };
