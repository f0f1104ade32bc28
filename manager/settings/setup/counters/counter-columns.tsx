import {
  type Centre,
  type Counter,
  type CounterKind,
  counterKinds,
  type Direction,
  directions,
} from '../../../../shared/centre/centre.ts';
import { Arrow } from '../../../../ui/arrow.tsx';
import { idsOf } from '../lists/ids.ts';
import { readCode } from '../lists/reading.ts';
import { type Option, readLine, readOption, type SheetColumn } from '../sheet/sheet-columns.ts';
import { wallsOf } from './counters-model.ts';

export interface CounterHeads {
  readonly name: string;
  readonly profile: string;
  readonly direction: string;
  readonly place: (language: string) => string;
  readonly kind: string;
  readonly series: string;
  readonly code: string;
  readonly shownOn: string;
}

/** The columns of the table of counters: what the wall shows, the work profile, the way there, and where it is used. */
export function counterColumns(centre: Centre, heads: CounterHeads, said: Said): readonly SheetColumn<Counter>[] {
  const profiles = centre.profiles.map(({ id, name }) => ({ value: id, label: said.name(name) || id }));
  const ways = directions.map((value) => ({ value, label: said.direction(value) }));
  return [
    {
      ...{ key: 'name', head: heads.name, width: 5.5, kind: 'text', maxLength: 12 },
      text: ({ name }) => name ?? '',
      read: (typed) => readLine(typed, 12),
    },
    {
      ...{ key: 'profile', head: heads.profile, width: 9, grows: true, kind: 'choice', options: profiles },
      text: ({ profile }) => labelOf(profiles, profile),
      read: (typed) => readOption(profiles, typed),
    },
    {
      ...{
        key: 'direction',
        head: heads.direction,
        width: 8.5,
        kind: 'choice',
        options: [{ value: '', label: '–' }, ...ways],
      },
      text: ({ direction }) => labelOf(ways, direction),
      sign: ({ direction }) =>
        direction !== undefined &&
        directions.includes(direction) && (
          // The word stands beside it.
          <span class="counter-way" aria-hidden="true">
            <Arrow direction={direction} label={said.direction(direction)} />
          </span>
        ),
      read: (typed) =>
        typed.trim() === '' || typed === '–' ? { ok: true, value: undefined } : readOption(ways, typed),
    },
    ...places(centre, heads),
    ...telephone(centre, heads, said),
    {
      ...{ key: 'id', head: heads.code, width: 4.5, kind: 'text', maxLength: 64 },
      text: ({ id }) => id,
      read: (typed, at) => readCode(typed, idsOf(centre.counters.filter((_, place) => place !== at))),
    },
    {
      ...{ key: 'shown-on', head: heads.shownOn, width: 6.5, kind: 'text', fixed: true },
      text: ({ id }) => said.walls(wallsOf(centre, id)),
      read: () => ({ ok: false, why: 'choice' }),
    },
  ];
}

/** Where it is, in each language of the centre. */
const places = (centre: Centre, heads: CounterHeads): readonly SheetColumn<Counter>[] =>
  centre.languages.map(
    (language): SheetColumn<Counter> => ({
      ...{
        key: `place/${language}`,
        head: heads.place(language),
        width: 7,
        grows: true,
        kind: 'text',
        maxLength: 200,
      },
      text: ({ place }) => place?.[language] ?? '',
      read: (typed) => readLine(typed, 200),
    }),
  );

/** Whether it takes calls, and from which series their numbers come. */
const telephone = (centre: Centre, heads: CounterHeads, said: Said): readonly SheetColumn<Counter>[] => {
  const kinds = counterKinds.map((value) => ({ value, label: said.kind(value) }));
  const ofServices = new Set(centre.services.map(({ series }) => series));
  const free = centre.series.filter(({ id }) => !ofServices.has(id));
  const series = free.map(({ id, prefix }) => ({ value: id, label: prefix || id }));
  const none = { value: '', label: '–' };
  return [
    {
      ...{ key: 'kind', head: heads.kind, width: 7, kind: 'choice', options: kinds },
      text: ({ kind }) => labelOf(kinds, kind ?? 'desk'),
      read: (typed) => {
        const read = readOption(kinds, typed);
        return read.ok && read.value === 'desk' ? { ok: true, value: undefined } : read;
      },
    },
    {
      ...{ key: 'series', head: heads.series, width: 6, kind: 'choice', options: [none, ...series] },
      text: ({ series: own }) => labelOf(series, own),
      read: (typed) =>
        typed.trim() === '' || typed === none.label ? { ok: true, value: undefined } : readOption(series, typed),
    },
  ];
};

/** How a centre's names and directions are said in the reader's language. */
export interface Said {
  readonly name: (name: Counter['place'] & object) => string;
  readonly direction: (direction: Direction) => string;
  readonly kind: (kind: CounterKind) => string;
  readonly walls: (walls: readonly Centre['displays'][number][]) => string;
}

const labelOf = (options: readonly Option[], value: string | undefined): string =>
  options.find((option) => option.value === value)?.label ?? value ?? '';
