import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fitControls, fitHeading } from '../fit.ts';
import { isLow } from '../paging.ts';
import { phonesReach } from '../phone-page.ts';
import { nameOf, type ScreenContext } from '../words.ts';
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
export function Bar({ context, middle }: { readonly context: ScreenContext; readonly middle?: ComponentChildren }) {
  const { model, words, common } = context;
  return (
    <>
      <BarButton at="back" icon="back" onPress={() => model.back()}>
        {common.back}
      </BarButton>
      <StartOverButton context={context} />
      {middle ?? <SearchButton context={context}>{words.find}</SearchButton>}
      <ReachButton context={context} />
    </>
  );
}

export function StartOverButton({ context: { model, words } }: { readonly context: ScreenContext }) {
  return (
    <BarButton at="over" icon="home" onPress={() => model.startOver()}>
      {words.startOver}
    </BarButton>
  );
}

export function SearchButton({
  context,
  children,
}: {
  readonly context: ScreenContext;
  readonly children: ComponentChildren;
}) {
  return (
    <BarButton at="middle" icon="search" onPress={() => context.model.openSearch()}>
      {children}
    </BarButton>
  );
}

/** Moves all that can be pressed to the lower part of the screen, or back. */
export function ReachButton({ context }: { readonly context: ScreenContext }) {
  return (
    <BarButton at="reach" icon="reach" onPress={() => context.model.toggleReach()}>
      {isLow(context.model.layout.value) ? context.words.fullReach : context.words.lowReach}
    </BarButton>
  );
}

/**
 * Every screen: a heading with what belongs to it, what there is to read, what there is to choose, and the bar.
 * The low-reach layout lifts the first two and keeps the others within reach of a seated person.
 */
export function Frame(props: FrameProps) {
  const { context, name, kind = 'choose' } = props;
  const screen = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const controls = useRef<HTMLDivElement>(null);
  // The screen takes the focus, not its heading: the languages are what comes next.
  useLayoutEffect(() => screen.current?.focus({ preventScroll: true }), [name]);
  useLayoutEffect(() => {
    if (kind === 'confirm') fitControls(controls.current);
    if (typeof props.title === 'string') fitHeading(heading.current);
  });
  const layout = context.model.layout.value;
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
      <Languages context={context} />
      <main class="main">
        <Banners context={context} kind={kind} />
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
  readonly context: ScreenContext;
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
const Banners = ({ context, kind }: { readonly context: ScreenContext; readonly kind: string }) => {
  const { words, model } = context;
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
export function LowHelp({
  context,
  children,
}: {
  readonly context: ScreenContext;
  readonly children: ComponentChildren;
}) {
  return isLow(context.model.layout.value) ? <p class="help">{children}</p> : null;
}

/** Turns the pages of a list; nothing where there is one page. */
export function Pager(props: { readonly context: ScreenContext; readonly page: number; readonly pages: number }) {
  const { context, page, pages } = props;
  if (pages < 2) return null;
  const turn = (by: 1 | -1, icon: IconName, label: string, may: boolean) => (
    <button
      type="button"
      class="turn"
      aria-disabled={!may}
      onClick={() => (may ? context.model.turnPage(by) : undefined)}
    >
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
  return (
    <div class="pager">
      {turn(-1, 'before', context.words.previous, page > 0)}
      <p>{context.words.page(page + 1, pages)}</p>
      {turn(1, 'ahead', context.words.next, page < pages - 1)}
    </div>
  );
}

/** The languages, always one touch away, each by its own name. */
const Languages = ({ context }: { readonly context: ScreenContext }) => (
  <div class="languages">
    <nav aria-label={context.words.languages}>
      {context.model.languages.value.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === context.language}
          onClick={() => context.model.chooseLanguage(code)}
        >
          {nameOf(code)}
        </button>
      ))}
    </nav>
    {context.tools !== undefined && <context.tools context={context} />}
  </div>
);
