import { type Centre, type Counter, type Direction, directions } from '../../../../shared/centre.ts';
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
    ...centre.languages.map(
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
    ),
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

/** How a centre's names and directions are said in the reader's language. */
export interface Said {
  readonly name: (name: Counter['place'] & object) => string;
  readonly direction: (direction: Direction) => string;
  readonly walls: (walls: readonly Centre['displays'][number][]) => string;
}

const labelOf = (options: readonly Option[], value: string | undefined): string =>
  options.find((option) => option.value === value)?.label ?? value ?? '';
