import type { ComponentChild } from 'preact';
import { screenLanguages } from '../../shared/languages.ts';

/** The gallery: every screen in every state, at its true size, drawn by the screen's own parts from what the tests know too. */

export type Language = (typeof screenLanguages)[number];
export const languages: readonly Language[] = screenLanguages;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One thing that a screen can show. `open` gives what is drawn, always the same: its clock stands still and nothing is asked of a server. */
export interface State<Shown> {
  /** `ticket, slip late`: what is seen, told to somebody who looks for it. */
  readonly name: string;
  readonly size: Size;
  open(language: Language): Promise<Opened<Shown>>;
  /** It holds a word that no line of this screen could hold. */
  readonly breaksWords?: true;
  /** What is pressed once it is drawn, one after another: selectors, or figures that a scanner types. */
  readonly presses?: readonly string[];
}
export interface Opened<Shown> {
  readonly shown: Shown;
  close(): void;
}

/** A state with how it is drawn. */
export interface Drawn extends Pick<State<unknown>, 'name' | 'size' | 'presses' | 'breaksWords'> {
  open(language: Language): Promise<{ readonly screen: ComponentChild; close(): void }>;
}

/** A screen's states, each drawn by the screen's own parts. */
export function drawnBy<Shown>(
  draw: (shown: Shown) => ComponentChild,
  states: readonly State<Shown>[],
): readonly Drawn[] {
  return states.map(({ open, ...state }) => ({
    ...state,
    open: async (language) => {
      const { shown, close } = await open(language);
      return { screen: draw(shown), close };
    },
  }));
}
