import { type Signal, useSignal } from '@preact/signals';
import type { CounterView, NamedText } from '../../../shared/views.ts';
import { finds } from '../../search.ts';
import { useDesk } from '../context.ts';
import { Icon } from '../icons.tsx';

/** One service out of many: typing narrows the list and takes the first that is left, so that Enter is enough. */
export function ServicePicker(props: { readonly chosen: Signal<string | null>; readonly without?: string }) {
  const { view, words, language, text } = useDesk();
  const wanted = useSignal('');
  const { dialogs } = words.counter;
  const matching = (search: string): readonly Group[] =>
    grouped(
      view.groups,
      view.services.filter((one) => one.id !== props.without && finds(search, [text(one.name)], language)),
    );
  const found = matching(wanted.value);
  return (
    <div class="picker">
      <div class="queue__search">
        <Icon name="search" />
        <input
          data-first
          type="search"
          autocomplete="off"
          aria-label={dialogs.searchService}
          placeholder={dialogs.searchService}
          value={wanted.value}
          onInput={(event) => {
            wanted.value = event.currentTarget.value;
            props.chosen.value = wanted.value === '' ? null : (matching(wanted.value)[0]?.services[0]?.id ?? null);
          }}
        />
      </div>
      <div class="picker__list" role="radiogroup" aria-label={dialogs.service}>
        {found.length === 0 && <p class="queue__none">{dialogs.noService}</p>}
        {found.map(({ group, services }) => (
          <div key={group.id} class="picker__group">
            <p class="picker__heading">{text(group.name)}</p>
            {services.map((service) => (
              <label key={service.id} class="choice">
                <input
                  type="radio"
                  name="service"
                  value={service.id}
                  checked={props.chosen.value === service.id}
                  onChange={() => {
                    props.chosen.value = service.id;
                  }}
                />
                {text(service.name)}
              </label>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

type Offered = CounterView['services'][number];
type Group = { readonly group: NamedText; readonly services: readonly Offered[] };

const grouped = (groups: readonly NamedText[], services: readonly Offered[]): readonly Group[] =>
  groups
    .map((group) => ({ group, services: services.filter((one) => one.group === group.id) }))
    .filter((one) => one.services.length > 0);
