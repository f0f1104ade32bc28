// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a list that opens is a tree
import type { TargetedDragEvent, TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Centre } from '../../../../shared/centre/centre.ts';
import type { Words } from '../../../../shared/words.ts';
import { nameIn } from './profile-words.ts';
import type { az } from './text/az.ts';
import { rowAfter, type TierRow, tierRows } from './tier-rows.ts';

export interface TreeProps {
  readonly centre: Centre;
  readonly label: string;
  readonly ids: readonly string[];
  readonly language: string;
  readonly texts: Words<typeof az>;
  readonly chosen: ReadonlySet<string>;
  /** How many services "all others" stands for. */
  readonly others: number;
  /** A service that the focus goes to, when it is here and this is another object. */
  readonly goTo: { readonly id: string } | null;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
  /** A key or a drag asks for services to move. */
  readonly onAsk: (ids: readonly string[], ask: MoveAsk) => void;
}
export type MoveAsk = 'up' | 'down' | 'out' | number;

/** Services of a tier by groups: one tab stop, arrows lead through it; groups open to show their services. */
export function TierTree(props: TreeProps) {
  const { centre, ids, texts, goTo } = props;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const rows = tierRows(centre, ids, open);
  const { box, active, go, setActive } = useActiveRow(rows, goTo);
  const turn = (group: string, to: boolean): void => {
    const next = new Set(open);
    if (to) next.add(group);
    else next.delete(group);
    setOpen(next);
  };
  const moving = (row: TierRow): readonly string[] =>
    row.ids.every((id) => props.chosen.has(id)) ? [...props.chosen] : row.ids;
  const onKey = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (active === undefined || event.ctrlKey || event.metaKey) return;
    const ask = askedBy(event);
    const at = rows.indexOf(active);
    if (ask !== null) props.onAsk(moving(active), ask);
    else if (event.altKey) return;
    else if (event.key === 'ArrowRight' && active.isOpen === false) turn(active.group, true);
    else if (event.key === 'ArrowRight' && active.isOpen) go(rows[at + 1]);
    else if (event.key === 'ArrowLeft' && active.isOpen) turn(active.group, false);
    else if (event.key === ' ' || event.key === 'Enter') props.onChoose(toggled(props.chosen, active.ids));
    else if (event.key === 'Escape') props.onChoose(new Set());
    else {
      const to = rowAfter(rows, at, event.key);
      if (to === null) return;
      go(rows[to]);
    }
    event.preventDefault();
  };
  return (
    <ul ref={box} class="tier-tree" role="tree" aria-label={props.label} aria-multiselectable onKeyDown={onKey}>
      {rows.map((row) => (
        <Row
          key={row.key}
          {...props}
          row={row}
          isActive={row === active}
          onTurn={() => turn(row.group, row.isOpen !== true)}
          onPress={() => {
            setActive(row.key);
            props.onChoose(toggled(props.chosen, row.ids));
          }}
          onDrag={(event) => {
            event.dataTransfer?.setData(dragged, JSON.stringify(moving(row)));
            if (event.dataTransfer !== null) event.dataTransfer.effectAllowed = 'move';
          }}
        />
      ))}
      {rows.length === 0 && (
        <li class="tier-tree__empty" role="treeitem" tabIndex={0} aria-disabled>
          {texts.emptyTier}
        </li>
      )}
    </ul>
  );
}

/** The one row that the tab key stops at; the focus goes there with `go`, and where a service is wanted. */
const useActiveRow = (rows: readonly TierRow[], goTo: TreeProps['goTo']) => {
  const [wanted, setActive] = useState('');
  const box = useRef<HTMLUListElement>(null);
  const isDue = useRef(false);
  const asked = useRef(goTo);
  const active = rows.find(({ key }) => key === wanted) ?? rows[0];
  const go = (row: TierRow | undefined): void => {
    if (row === undefined) return;
    isDue.current = true;
    setActive(row.key);
  };
  if (asked.current !== goTo) {
    asked.current = goTo;
    if (goTo !== null) go(rowOf(rows, goTo.id));
  }
  useLayoutEffect(() => {
    if (isDue.current) box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    isDue.current = false;
  });
  return { box, active, go, setActive };
};

/** The row of a service: its own, or that of the closed group it is in. */
const rowOf = (rows: readonly TierRow[], service: string): TierRow | undefined =>
  rows.find((row) => row.level === 2 && row.ids[0] === service) ?? rows.find((row) => row.ids.includes(service));

/** The kind of thing that is dragged between tiers. */
export const dragged = 'application/x-novbe-services';

const Row = (
  props: TreeProps & {
    readonly row: TierRow;
    readonly isActive: boolean;
    readonly onTurn: () => void;
    readonly onPress: () => void;
    readonly onDrag: (event: TargetedDragEvent<HTMLElement>) => void;
  },
) => {
  const { row, texts, chosen } = props;
  const count = row.ids.filter((id) => chosen.has(id)).length;
  const mark = count === 0 ? 'none' : count === row.ids.length ? 'all' : 'some';
  const stop = (event: TargetedMouseEvent<HTMLElement>): void => {
    event.stopPropagation();
    props.onTurn();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it hears the keys
    <li
      class={`tier-tree__row tier-tree__row--${row.level}`}
      role="treeitem"
      tabIndex={props.isActive ? 0 : -1}
      aria-level={row.level}
      aria-expanded={row.isOpen ?? undefined}
      aria-selected={mark === 'all'}
      draggable
      onDragStart={props.onDrag}
      onClick={props.onPress}
    >
      <svg
        class={`tier-tree__box tier-tree__box--${mark}`}
        viewBox="0 0 16 16"
        width="16"
        height="16"
        aria-hidden="true"
      >
        {mark === 'all' && <path d="M3.5 8.5l3 3 6-7" />}
        {mark === 'some' && <path d="M4 8h8" />}
      </svg>
      <span class="tier-tree__name">{rowName(props)}</span>
      {row.level === 1 && (
        <span class="tier-tree__count">
          {row.group === '*' ? texts.othersCount(props.others) : texts.partOf(row.ids.length, row.of)}
        </span>
      )}
      {row.isOpen !== null && (
        <span class="tier-tree__turn" aria-hidden="true" onClick={stop}>
          {row.isOpen ? '▾' : '▸'}
        </span>
      )}
    </li>
  );
};

const rowName = ({ row, centre, language, texts }: TreeProps & { readonly row: TierRow }): string => {
  if (row.group === '*') return texts.others;
  if (row.level === 1) return row.group === '' ? texts.strange : nameIn(centre.groups, row.group, centre, language);
  return nameIn(centre.services, row.ids[0] ?? '', centre, language);
};

/** All of the services chosen, or none of them if all were. */
const toggled = (chosen: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> => {
  const next = new Set(chosen);
  const isAll = ids.every((id) => chosen.has(id));
  for (const id of ids)
    if (isAll) next.delete(id);
    else next.add(id);
  return next;
};

const askedBy = ({ key, altKey }: TargetedKeyboardEvent<HTMLElement>): MoveAsk | null => {
  if (altKey) return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : null;
  if (key === 'Delete' || key === 'Backspace') return 'out';
  return /^[1-9]$/.test(key) ? Number(key) - 1 : null;
};
