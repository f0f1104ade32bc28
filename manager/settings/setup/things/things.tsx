import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { RowButton } from '../../../ui/table-parts.tsx';
import { useSetup } from '../setup-context.ts';
import { useWanted } from '../use-wanted.ts';
import { idOf, moved, namedAt, type ThingList, thingsIn, withThing } from './things-model.ts';

/** The things of a list, one under another: opened to be changed, added, taken away and moved, by hand or by keys. */
export function Things(props: {
  readonly list: ThingList;
  readonly nameOf: (thing: unknown) => string;
  readonly blank: () => unknown;
  readonly children: (path: string) => ComponentChildren;
}) {
  const { draft, words } = useSetup();
  const { list } = props;
  const things = thingsIn(draft.document.value, list);
  const open = useSignal<number | null>(null);
  useWanted(new RegExp(`^${list}/(\\d+)`), (at) => {
    open.value = at;
  });
  const move = (at: number, by: -1 | 1): void => {
    const before = draft.document.peek();
    draft.change((document) => moved(document, list, at, by));
    if (draft.document.peek() !== before && open.value === at) open.value = at + by;
    else if (draft.document.peek() !== before && open.value === at + by) open.value = at;
  };
  return (
    <div class="things">
      {things.length === 0 && <p class="soft">{words.empty}</p>}
      <ul class="things__list">
        {things.map((thing, at) => (
          <Row
            key={at}
            path={`${list}/${at}`}
            name={props.nameOf(thing)}
            uses={namedAt(draft.document.value, list, idOf(thing)).length}
            isOpen={open.value === at}
            ends={[at === 0, at === things.length - 1]}
            onToggle={() => {
              open.value = open.value === at ? null : at;
            }}
            onMove={(by) => move(at, by)}
            onRemove={() => {
              open.value = null;
              draft.set(`${list}/${at}`, undefined);
            }}
          >
            {props.children(`${list}/${at}`)}
          </Row>
        ))}
      </ul>
      <div class="things__foot">
        <button
          class="button"
          type="button"
          onClick={() => {
            open.value = things.length;
            draft.change((document) => withThing(document, list, props.blank()));
          }}
        >
          {words.add}
        </button>
        {things.length > 1 && <p class="soft">{words.moveHint}</p>}
      </div>
    </div>
  );
}

interface RowProps {
  readonly path: string;
  readonly name: string;
  readonly uses: number;
  readonly isOpen: boolean;
  /** Whether it is the first, the last. */
  readonly ends: readonly [boolean, boolean];
  readonly onToggle: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly children: ComponentChildren;
}

const Row = (props: RowProps) => {
  const { draft, words } = useSetup();
  const row = useRef<HTMLLIElement>(null);
  const faults = [...draft.faults.value.keys()].filter((at) => `${at}/`.startsWith(`${props.path}/`)).length;
  const name = props.name || words.unnamed;
  const focusAfter = (by: -1 | 1): void => {
    const next = by < 0 ? row.current?.previousElementSibling : row.current?.nextElementSibling;
    props.onMove(by);
    next?.querySelector<HTMLElement>('.things__name')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    focusAfter(event.key === 'ArrowUp' ? -1 : 1);
  };
  const [isFirst, isLast] = props.ends;
  return (
    <li class="things__thing" ref={row}>
      <div class="things__row">
        <button
          class="things__name"
          type="button"
          aria-expanded={props.isOpen}
          onClick={props.onToggle}
          onKeyDown={onKeyDown}
        >
          <span aria-hidden="true" class="things__mark">
            {props.isOpen ? '−' : '+'}
          </span>
          <span>{name}</span>
          {faults > 0 && <span class="things__faults">{words.inPart(faults)}</span>}
        </button>
        {props.uses > 0 && <span class="things__uses">{words.usedBy(props.uses)}</span>}
        <span class="things__do">
          {!isFirst && <Arrow sign="↑" word={words.up} about={name} onPress={() => focusAfter(-1)} />}
          {!isLast && <Arrow sign="↓" word={words.down} about={name} onPress={() => focusAfter(1)} />}
          <RowButton word={words.remove} about={name} onPress={props.onRemove} />
        </span>
      </div>
      {props.isOpen && <div class="things__form">{props.children}</div>}
    </li>
  );
};

const Arrow = (props: {
  readonly sign: string;
  readonly word: string;
  readonly about: string;
  readonly onPress: () => void;
}) => (
  <button
    class="button button--quiet things__arrow"
    type="button"
    aria-label={`${props.word}: ${props.about}`}
    title={props.word}
    onClick={props.onPress}
  >
    <span aria-hidden="true">{props.sign}</span>
  </button>
);
