import { useId } from 'preact/hooks';
import { say } from '../../ui/words.ts';
import type { ListedService, ServiceList, ServicesModel } from '../services-model.ts';
import type { ScreenWords } from '../words.ts';
import { BookLink } from './book-link.tsx';

/** All services by their groups, or those that fit what is typed. */
export function List(props: {
  readonly model: ServicesModel;
  readonly list: ServiceList;
  readonly words: ScreenWords;
}) {
  const { model, list, words } = props;
  const id = useId();
  const found = model.found.value;
  return (
    <>
      <h1>{words.page.title}</h1>
      <p class="lead">{words.page.lead}</p>
      {list.offersBooking && <BookLink words={words} />}
      <search class="find">
        <label for={id}>{words.page.search}</label>
        <input
          id={id}
          type="search"
          autocomplete="off"
          placeholder={words.page.searchHint}
          value={model.query.value}
          onInput={(event) => model.search(event.currentTarget.value)}
        />
      </search>
      <p class="soft" role="status">
        {found === null ? '' : found.length === 0 ? words.page.none : words.page.found(found.length)}
      </p>
      {found === null || found.length === 0 ? (
        list.groups.map((group) => (
          <Group
            key={group.id}
            title={say(group.name, words.language, list.languages)}
            services={list.services.filter((one) => one.group === group.id)}
            list={list}
            words={words}
          />
        ))
      ) : (
        <Rows services={found} list={list} words={words} />
      )}
    </>
  );
}

interface Rowed {
  readonly services: readonly ListedService[];
  readonly list: ServiceList;
  readonly words: ScreenWords;
}

const Group = ({ title, ...rest }: Rowed & { readonly title: string }) =>
  rest.services.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <Rows {...rest} />
    </section>
  );

const Rows = ({ services, list, words }: Rowed) => (
  <ul class="visitor-rows">
    {services.map(({ id, name }) => (
      <li key={id}>
        <a href={`#${encodeURIComponent(id)}`}>{say(name, words.language, list.languages)}</a>
      </li>
    ))}
  </ul>
);
