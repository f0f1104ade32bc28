import './people.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { foldForSearch } from '../../shared/words.ts';
import type { CountryWorld } from '../country-model.ts';
import { useScene } from '../screens/context.ts';
import { ListLost } from '../screens/list-lost.tsx';
import { Plain } from '../screens/plain.tsx';
import type { SectionProps } from '../section.ts';
import { PeopleDialogs } from './people-dialogs.tsx';
import { type CountryPerson, openPeople, type PeopleModel } from './people-model.ts';
import { PeopleTable } from './people-table.tsx';
import { Search } from './search.tsx';
import { peopleWords } from './words.ts';

/** The people who are kept once for many centres. */
export function People({ world, board }: SectionProps) {
  const model = usePeople(world);
  const { language, country } = useScene();
  const own = peopleWords(language);
  const [search, setSearch] = useState('');
  const state = model.list.value;
  if (state === 'not-yours') return <Plain title={own.notYours} />;
  const people = found(model.people.value, search, language);
  return (
    <main class="board people">
      <h1>{own.heading}</h1>
      <p class="people__note">{own.note}</p>
      <div class="people__head">
        <Search id="people-search" label={own.search} value={search} onChange={setSearch} />
        <button type="button" class="button button--primary" onClick={() => model.open({ type: 'add' })}>
          {own.add}
        </button>
      </div>
      <ListLost isLost={state === 'lost'} text={own.lost} again={own.again} onAgain={() => void model.load()} />
      {state === 'loading' && (
        <p role="status" aria-busy="true">
          {country.loading}
        </p>
      )}
      {state === 'ready' && people.length === 0 && <p role="status">{search === '' ? own.none : own.nobodyFits}</p>}
      {people.length > 0 && <PeopleTable people={people} model={model} board={board} />}
      <PeopleDialogs model={model} board={board} />
    </main>
  );
}

const usePeople = (world: CountryWorld): PeopleModel => {
  const model = useMemo(() => openPeople(world), [world]);
  useEffect(() => model.leave, [model]);
  return model;
};

const found = (people: readonly CountryPerson[], search: string, language: string): readonly CountryPerson[] => {
  const wanted = foldForSearch(search.trim(), language);
  return people
    .filter(({ name, user }) => foldForSearch(`${name} ${user}`, language).includes(wanted))
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
};
