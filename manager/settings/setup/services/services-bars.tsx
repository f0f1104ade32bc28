import type { Words } from '../../../../shared/words.ts';
import { say } from '../../../../ui/words.ts';
import { MenuButton } from '../lists/menu-button.tsx';
import type { PartProps } from '../setup-context.ts';
import type { Filter } from './service-order.ts';
import { type Made, withAllParts, withCopies } from './services-model.ts';
import type { az } from './text/az.ts';

interface BarProps extends PartProps {
  readonly texts: Words<typeof az>;
}

/** What is looked for, and what makes new services. */
export function FilterBar(
  props: BarProps & {
    readonly filter: Filter;
    readonly onFilter: (filter: Filter) => void;
    readonly shown: number;
    readonly onAdd: () => void;
    readonly onPaste: () => void;
  },
) {
  const { draft, texts, filter, onFilter, language } = props;
  const { groups, languages, services } = draft.document.value;
  return (
    <div class="edit-bar">
      <input
        class="edit-bar__search"
        type="search"
        aria-label={texts.search}
        placeholder={texts.searchShort}
        value={filter.search}
        onInput={({ currentTarget: { value } }) => onFilter({ ...filter, search: value })}
      />
      <select
        aria-label={texts.groupFilter}
        value={filter.group}
        onChange={({ currentTarget: { value } }) => onFilter({ ...filter, group: value })}
      >
        <option value="">{texts.allGroups}</option>
        {groups.map(({ id, name }) => (
          <option key={id} value={id}>
            {say(name, language, languages) || id}
          </option>
        ))}
      </select>
      <select
        aria-label={texts.only}
        value={filter.only}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, only: onlys.find((one) => one === value) ?? 'all' })
        }
      >
        {onlys.map((only) => (
          <option key={only} value={only}>
            {texts.onlyOf[only]}
          </option>
        ))}
      </select>
      <p class="edit-bar__count" role="status">
        {texts.count(props.shown, services.length)}
      </p>
      <div class="edit-bar__end">
        <button class="button" type="button" onClick={props.onPaste}>
          {texts.paste}
        </button>
        <button class="button button--primary" type="button" onClick={props.onAdd}>
          {texts.add}
        </button>
      </div>
    </div>
  );
}

/** What can be done with the chosen services. */
export function ChosenBar(
  props: BarProps & {
    readonly chosen: ReadonlySet<number>;
    readonly onTaken: (made: Made) => void;
    readonly onRemove: () => void;
    readonly onTold: (text: string) => void;
  },
) {
  const { draft, texts, chosen, language } = props;
  const centre = draft.document.value;
  if (chosen.size === 0) return null;
  const nameOf = (group: (typeof centre.groups)[number]): string =>
    say(group.name, language, centre.languages) || group.id;
  const setAll = (path: string, value: unknown): void => draft.change((now) => withAllParts(now, chosen, path, value));
  return (
    <div class="edit-bar edit-bar--chosen">
      <p>
        <b>{texts.chosen(chosen.size)}</b>
      </p>
      <MenuButton
        word={texts.moveTo}
        items={centre.groups.map((group) => ({
          key: group.id,
          word: nameOf(group),
          onPick: () => {
            setAll('group', group.id);
            props.onTold(texts.moved(chosen.size, nameOf(group)));
          },
        }))}
      />
      <button class="button" type="button" onClick={() => setAll('offered', true)}>
        {texts.offer}
      </button>
      <button class="button" type="button" onClick={() => setAll('offered', false)}>
        {texts.unoffer}
      </button>
      <button class="button" type="button" onClick={() => props.onTaken(withCopies(centre, chosen))}>
        {texts.copy}
      </button>
      <button class="button button--bad" type="button" onClick={props.onRemove}>
        {texts.remove}
      </button>
    </div>
  );
}

const onlys = ['all', 'faulty', 'untaken', 'not-offered'] as const;
