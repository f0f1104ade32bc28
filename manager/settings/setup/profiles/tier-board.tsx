import type { TargetedDragEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Centre } from '../../../../shared/centre/centre.ts';
import type { Words } from '../../../../shared/words.ts';
import { MenuButton } from '../lists/menu-button.tsx';
import { Said } from '../lists/said.tsx';
import type { PartProps } from '../setup-context.ts';
import {
  putInTier,
  shiftTiers,
  type Tiers,
  takeOut,
  unnamed,
  withoutTier,
  withTier,
  withTierMoved,
} from './profiles-model.ts';
import type { az } from './text/az.ts';
import { dragged, type MoveAsk, TierTree } from './tier-tree.tsx';

type BoardProps = PartProps & { readonly at: number; readonly tiers: Tiers; readonly texts: Words<typeof az> };

/** The tiers of a profile, one below the other, and what it does not name: services go between them by drag, by keys and by a menu. */
export function TierBoard(props: BoardProps) {
  const { draft, at, tiers, texts } = props;
  const centre = draft.document.value;
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [goTo, focus] = useState<{ readonly id: string } | null>(null);
  const [said, tell] = useState('');
  const set = (next: Tiers): void => draft.change((now) => withTiers(now, at, next));
  const left = unnamed(centre, tiers);
  const hasOthers = tiers.some((tier) => tier.includes('*'));
  const pool = hasOthers ? left : [...left, '*'];
  const move = (ids: readonly string[], ask: MoveAsk): void => {
    const next = moved(tiers, ids, ask);
    if (next === tiers) return;
    set(next);
    choose(new Set());
    focus({ id: ids[0] ?? '' });
    const where = next.findIndex((tier) => tier.includes(ids[0] ?? ''));
    tell(texts.moved(ids.length, where === -1 ? texts.pool : texts.tier(where + 1)));
  };
  const tree = { ...props, centre, chosen, others: left.length, goTo, onChoose: choose, onAsk: move };
  return (
    <div class="tiers">
      <p class="field__hint">{texts.keys}</p>
      <Said text={said} />
      <ChosenBar {...{ tiers, texts, chosen, onMove: move, onClear: () => choose(new Set()) }} />
      <div class="tiers__all">
        <div class="tiers__list">
          {tiers.map((ids, tier) => (
            <Drop key={tier} class="tier" label={texts.tier(tier + 1)} onDrop={(those) => move(those, tier)}>
              <TierHead {...{ tier, tiers, texts, onSet: set }} />
              <TierTree {...tree} ids={ids} label={texts.tier(tier + 1)} />
            </Drop>
          ))}
          <Drop class="tier tier--new" label={texts.newTier} onDrop={(those) => move(those, tiers.length)}>
            <button class="button button--quiet" type="button" onClick={() => set(withTier(tiers, tiers.length))}>
              {texts.addTier}
            </button>
            <span class="tier__drop">{texts.dropNew}</span>
          </Drop>
        </div>
        <Drop class="tier tier--pool" label={texts.pool} onDrop={(those) => move(those, 'out')}>
          <h4>{texts.pool}</h4>
          <p class="tier__when">{poolWords(props, left.length)}</p>
          {pool.length > 0 && <TierTree {...tree} ids={pool} label={texts.pool} />}
        </Drop>
      </div>
    </div>
  );
}

/** Where the chosen services may go. */
const ChosenBar = (props: {
  readonly tiers: Tiers;
  readonly texts: Words<typeof az>;
  readonly chosen: ReadonlySet<string>;
  readonly onMove: (ids: readonly string[], ask: MoveAsk) => void;
  readonly onClear: () => void;
}) => {
  const { tiers, texts, chosen } = props;
  const goal = (key: string, word: string, ask: MoveAsk) => ({
    key,
    word,
    onPick: () => props.onMove([...chosen], ask),
  });
  const goals = [
    ...tiers.map((_, tier) => goal(String(tier), texts.tier(tier + 1), tier)),
    goal('new', texts.newTier, tiers.length),
    goal('out', texts.out, 'out'),
  ];
  return (
    <div class="edit-bar edit-bar--chosen" hidden={chosen.size === 0}>
      <b>{texts.chosen(chosen.size)}</b>
      <MenuButton word={texts.moveTo} items={goals} />
      <button class="button button--quiet" type="button" onClick={props.onClear}>
        {texts.clear}
      </button>
    </div>
  );
};

/** Above the first tier is nothing; from outside, up leads into the last one and down into a new one. */
const moved = (tiers: Tiers, ids: readonly string[], ask: MoveAsk): Tiers => {
  if (ask === 'out') return takeOut(tiers, ids);
  if (typeof ask === 'number') return ask > tiers.length ? tiers : putInTier(tiers, ids, ask);
  const named = new Set(tiers.flat());
  const fromPool = ids.filter((id) => !named.has(id));
  const shifted = shiftTiers(tiers, ids, ask === 'up' ? -1 : 1);
  return fromPool.length === 0 || ask === 'down' ? shifted : putInTier(shifted, fromPool, tiers.length - 1);
};

const poolWords = ({ tiers, texts }: BoardProps, left: number): string => {
  const others = tiers.findIndex((tier) => tier.includes('*'));
  if (left === 0) return texts.poolEmpty;
  return others === -1 ? texts.poolUntaken : texts.poolTaken(others + 1);
};

const TierHead = (props: {
  readonly tier: number;
  readonly tiers: Tiers;
  readonly texts: Words<typeof az>;
  readonly onSet: (tiers: Tiers) => void;
}) => {
  const { tier, tiers, texts, onSet } = props;
  const name = texts.tier(tier + 1);
  const button = (word: string, sign: string, isIdle: boolean, next: () => Tiers) => (
    <button
      class="button button--quiet"
      type="button"
      aria-label={`${word}: ${name}`}
      title={word}
      aria-disabled={isIdle}
      onClick={() => !isIdle && onSet(next())}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <div class="tier__head">
      <h4>{name}</h4>
      <p class="tier__when">{tier === 0 ? texts.tierFirst : texts.tierNext}</p>
      <span class="tier__actions">
        {button(texts.tierUp, '↑', tier === 0, () => withTierMoved(tiers, tier, -1))}
        {button(texts.tierDown, '↓', tier === tiers.length - 1, () => withTierMoved(tiers, tier, 1))}
        {button(texts.removeTier, '×', tiers.length === 1, () => withoutTier(tiers, tier))}
      </span>
    </div>
  );
};

/** A place that services can be dropped on. */
const Drop = (props: {
  readonly class: string;
  readonly label: string;
  readonly onDrop: (ids: readonly string[]) => void;
  readonly children: preact.ComponentChildren;
}) => {
  const [isOver, hover] = useState(false);
  const isOurs = (event: TargetedDragEvent<HTMLElement>): boolean =>
    event.dataTransfer?.types.includes(dragged) ?? false;
  return (
    <section
      class={isOver ? `${props.class} tier--over` : props.class}
      aria-label={props.label}
      onDragOver={(event) => {
        if (!isOurs(event)) return;
        event.preventDefault();
        hover(true);
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) hover(false);
      }}
      onDrop={(event) => {
        if (!isOurs(event)) return;
        event.preventDefault();
        hover(false);
        props.onDrop(idsIn(event.dataTransfer?.getData(dragged) ?? ''));
      }}
    >
      {props.children}
    </section>
  );
};

const idsIn = (text: string): readonly string[] => {
  const ids: unknown = JSON.parse(text === '' ? '[]' : text);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
};

const withTiers = (centre: Centre, at: number, tiers: Tiers): Centre => ({
  ...centre,
  profiles: centre.profiles.map((profile, place) =>
    place === at ? { ...profile, tiers: tiers.map((tier) => [...tier]) } : profile,
  ),
});
