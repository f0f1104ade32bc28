import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fitControls, fitHeading } from '../fit.ts';
import { isLow } from '../paging.ts';
import { phonesReach } from '../phone-page.ts';
import { nameOf, type Stage } from '../words.ts';
import { Icon, type IconName } from './icons.tsx';

export function BarButton(props: {
  /** Where it stands in the bar, which is the same on all screens. */
  readonly at: 'back' | 'over' | 'middle' | 'reach';
  readonly icon: IconName;
  readonly onPress: () => void;
  readonly current?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      class="bar-button"
      data-at={props.at}
      aria-current={props.current ? 'page' : undefined}
      onClick={props.onPress}
    >
      <Icon name={props.icon} />
      <span>{props.children}</span>
    </button>
  );
}

/** The bar of every screen but the first: one step back, from the beginning, search, and where the buttons are. */
export function Bar({ stage, middle }: { readonly stage: Stage; readonly middle?: ComponentChildren }) {
  const { model, words, common } = stage;
  return (
    <>
      <BarButton at="back" icon="back" onPress={() => model.back()}>
        {common.back}
      </BarButton>
      <StartOverButton stage={stage} />
      {middle ?? <SearchButton stage={stage}>{words.find}</SearchButton>}
      <ReachButton stage={stage} />
    </>
  );
}

export function StartOverButton({ stage: { model, words } }: { readonly stage: Stage }) {
  return (
    <BarButton at="over" icon="home" onPress={() => model.startOver()}>
      {words.startOver}
    </BarButton>
  );
}

export function SearchButton({ stage, children }: { readonly stage: Stage; readonly children: ComponentChildren }) {
  return (
    <BarButton at="middle" icon="search" onPress={() => stage.model.openSearch()}>
      {children}
    </BarButton>
  );
}

/** Moves all that can be pressed to the lower part of the screen, or back. */
export function ReachButton({ stage }: { readonly stage: Stage }) {
  return (
    <BarButton at="reach" icon="reach" onPress={() => stage.model.toggleReach()}>
      {isLow(stage.model.layout.value) ? stage.words.fullReach : stage.words.lowReach}
    </BarButton>
  );
}

/**
 * Every screen: a heading with what belongs to it, what there is to read, what there is to choose, and the bar.
 * The low-reach layout lifts the first two and keeps the others within reach of a seated person.
 */
export function Frame(props: FrameProps) {
  const { stage, name, kind = 'choose' } = props;
  const screen = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const controls = useRef<HTMLDivElement>(null);
  // The screen takes the focus, not its heading: the languages are what comes next.
  useLayoutEffect(() => screen.current?.focus({ preventScroll: true }), [name]);
  useLayoutEffect(() => {
    if (kind === 'confirm') fitControls(controls.current);
    if (typeof props.title === 'string') fitHeading(heading.current);
  });
  const layout = stage.model.layout.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div
      ref={screen}
      class="kiosk"
      role="group"
      aria-labelledby="title"
      tabIndex={-1}
      data-kind={kind}
      data-layout={layout === 'low-landscape' ? 'landscape' : layout}
      data-low={isLow(layout)}
    >
      <Languages stage={stage} />
      <main class="main">
        <Banners stage={stage} kind={kind} />
        <header class="head">
          {props.above}
          <h1 id="title" ref={heading} class={props.long ? 'long' : undefined}>
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
          <div class="controls" ref={(props.detail === undefined && props.box) || controls}>
            {props.controls}
          </div>
        )}
      </main>
      {props.bar !== undefined && <div class="bar">{props.bar}</div>}
    </div>
  );
}

interface FrameProps {
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
}

/** What holds for the whole centre or kiosk just now. */
const Banners = ({ stage, kind }: { readonly stage: Stage; readonly kind: string }) => {
  const { words, model } = stage;
  const practice = model.view.value?.day.practice === true;
  const noSlips = beforeTicket.includes(kind) && model.printsNothing.value;
  if (!practice && !noSlips) return null;
  return (
    <div class="banners">
      {practice && <p class="practice">{words.practice}</p>}
      {noSlips && (
        <p class="practice with-icon" role="status">
          <Icon name="warn" />
          <span>{words.noSlips(phonesReach())}</span>
        </p>
      )}
    </div>
  );
};
const beforeTicket: readonly string[] = ['home', 'choose', 'confirm'];

/** What there is room to say where the heading has the upper part of the screen for itself. */
export function LowHelp({ stage, children }: { readonly stage: Stage; readonly children: ComponentChildren }) {
  return isLow(stage.model.layout.value) ? <p class="help">{children}</p> : null;
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
  <div class="languages">
    <nav aria-label={stage.words.languages}>
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
    {stage.tools !== undefined && <stage.tools stage={stage} />}
  </div>
);
