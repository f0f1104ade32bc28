import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { fitHeading } from '../fit.ts';
import { nameOf, type Stage } from '../words.ts';
import { Icon, type IconName } from './icons.tsx';

export function BarButton(props: {
  readonly icon: IconName;
  readonly onPress: () => void;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <button type="button" class={props.wide ? 'bar-button bar-button--wide' : 'bar-button'} onClick={props.onPress}>
      <Icon name={props.icon} />
      <span>{props.children}</span>
    </button>
  );
}

export function BackButton({ stage }: { readonly stage: Stage }) {
  return (
    <BarButton icon="back" onPress={() => stage.model.back()}>
      {stage.common.back}
    </BarButton>
  );
}

/** Moves all that can be pressed to the lower part of a standing screen, or back. */
export function ReachButton({ stage }: { readonly stage: Stage }) {
  const layout = stage.model.layout.value;
  return layout === 'landscape' ? null : (
    <BarButton icon="reach" onPress={() => stage.model.toggleReach()}>
      {layout === 'low' ? stage.words.fullReach : stage.words.lowReach}
    </BarButton>
  );
}

/**
 * Every screen: a heading with what belongs to it, what there is to read, what there is to choose, and the bar.
 * The low-reach layout lifts the first two and keeps the others within reach of a seated person.
 */
export function Frame(props: {
  readonly stage: Stage;
  /** Another name = another screen: the heading takes the focus. */
  readonly name: string;
  readonly title: ComponentChildren;
  readonly kind?: 'home' | 'choose' | 'closed' | 'confirm' | 'notice' | 'ticket';
  /** A heading that needs smaller letters. */
  readonly long?: boolean;
  readonly above?: ComponentChildren;
  readonly below?: ComponentChildren;
  readonly detail?: ComponentChildren;
  readonly controls?: ComponentChildren;
  readonly bar?: ComponentChildren;
  /** Where the list stands: in what there is to read, else in what there is to choose. */
  readonly box?: RefObject<HTMLDivElement | null> | undefined;
}) {
  const { stage, name, kind = 'choose' } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [name]);
  useLayoutEffect(() => {
    if (typeof props.title === 'string') fitHeading(heading.current);
  });
  const practice = stage.model.view.value?.day.practice === true;
  return (
    <div class="kiosk" data-kind={kind} data-layout={stage.model.layout.value}>
      <Languages stage={stage} />
      <main class="main">
        {practice && <p class="practice">{stage.words.practice}</p>}
        <header class="head">
          {props.above}
          <h1 ref={heading} tabIndex={-1} class={props.long ? 'long' : undefined}>
            {props.title}
          </h1>
          {props.below}
        </header>
        {props.detail !== undefined && (
          <div class="detail" ref={props.box ?? null}>
            {props.detail}
          </div>
        )}
        {props.controls !== undefined && (
          <div class="controls" ref={(props.detail === undefined && props.box) || null}>
            {props.controls}
          </div>
        )}
      </main>
      {props.bar !== undefined && <div class="bar">{props.bar}</div>}
    </div>
  );
}

/** Turns the pages of a list; nothing where there is one page. */
export function Pager(props: { readonly stage: Stage; readonly page: number; readonly pages: number }) {
  const { stage, page, pages } = props;
  if (pages < 2) return null;
  const turn = (by: 1 | -1, icon: IconName, label: string, may: boolean) => (
    <button
      type="button"
      class="turn"
      aria-disabled={!may}
      onClick={() => (may ? stage.model.turnPage(by) : undefined)}
    >
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
  return (
    <div class="pager">
      {turn(-1, 'before', stage.words.previous, page > 0)}
      <p>{stage.words.page(page + 1, pages)}</p>
      {turn(1, 'ahead', stage.words.next, page < pages - 1)}
    </div>
  );
}

/** The languages, always one touch away, each by its own name. */
const Languages = ({ stage }: { readonly stage: Stage }) => (
  <nav class="languages" aria-label={stage.words.languages}>
    {stage.model.languages.value.map((code) => (
      <button
        key={code}
        type="button"
        lang={code}
        aria-pressed={code === stage.language}
        onClick={() => stage.model.chooseLanguage(code)}
      >
        {nameOf(code)}
      </button>
    ))}
  </nav>
);
