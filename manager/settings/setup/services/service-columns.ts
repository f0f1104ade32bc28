import type { Centre, LocalText, Service } from '../../../../shared/centre/centre.ts';
import { idsOf } from '../lists/ids.ts';
import { minutesTyped, type Read, readCode, readCount, readMinutes, readYesNo } from '../lists/reading.ts';
import { type Option, readLine, readOption, type SheetColumn } from '../sheet/sheet-columns.ts';

/** The columns of the table of services: code, its name in each language of the centre, where it belongs, how long it takes. */
export function serviceColumns(
  centre: Centre,
  heads: ServiceHeads,
  namesIn: (text: LocalText) => string,
): readonly Column[] {
  const groups = centre.groups.map(({ id, name }) => ({ value: id, label: namesIn(name) || id }));
  const series = centre.series.map(({ id, prefix }) => ({ value: id, label: prefix === '' ? id : prefix }));
  const others = (at: number | null): ReadonlySet<string> => idsOf(centre.services.filter((_, place) => place !== at));
  return [
    ...centre.languages.map((language, at) => nameColumn(language, heads.name(language), at === 0 ? 20 : 9)),
    choice('group', heads.group, 8, groups),
    choice('series', heads.series, 4.5, series),
    figure('standardSeconds', heads.standard, 5, minutesTyped, (typed) => needed(readMinutes(typed))),
    {
      ...{ key: 'offered', head: heads.offered, width: 5.5, kind: 'check' },
      text: ({ offered }) => (offered ? heads.yes : heads.no),
      read: readYesNo,
    },
    figure('frequent', heads.frequent, 4.5, counted, (typed) => readCount(typed)),
    {
      ...{ key: 'id', head: heads.code, width: 9, kind: 'text', maxLength: 64 },
      text: ({ id }) => id,
      read: (typed, at) => readCode(typed, others(at)),
    },
  ];
}

export interface ServiceHeads {
  readonly code: string;
  readonly name: (language: string) => string;
  readonly group: string;
  readonly series: string;
  readonly standard: string;
  readonly offered: string;
  readonly frequent: string;
  readonly yes: string;
  readonly no: string;
}
type Column = SheetColumn<Service>;

/** Whole names in the first language, by which a service is found; the others beside it begin. */
const nameColumn = (language: string, head: string, width: number): Column => ({
  ...{ key: `name/${language}`, head, width, grows: true, kind: 'text', maxLength: 200 },
  text: ({ name }) => name?.[language] ?? '',
  read: (typed) => readLine(typed, 200),
});

const choice = (key: 'group' | 'series', head: string, width: number, options: readonly Option[]): Column => ({
  ...{ key, head, width, kind: 'choice', options },
  text: (service) => options.find(({ value }) => value === service[key])?.label ?? service[key] ?? '',
  read: (typed) => readOption(options, typed),
});

const figure = <Key extends 'standardSeconds' | 'frequent'>(
  key: Key,
  head: string,
  width: number,
  written: (value: number | undefined) => string,
  read: (typed: string) => Read<unknown>,
): Column => ({
  ...{ key, head, width, kind: 'figure', maxLength: 8 },
  text: (service) => written(service[key]),
  read,
});

const counted = (value: number | undefined): string => (value === undefined ? '' : String(value));

const needed = <Value>(read: Read<Value | undefined>): Read<Value> =>
  !read.ok ? read : read.value === undefined ? { ok: false, why: 'empty' } : { ok: true, value: read.value };
