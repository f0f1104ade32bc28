import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LocalText } from '../../shared/centre/centre.ts';
import type { CounterView } from '../../shared/views.ts';
import type { BecauseNames } from '../../ui/because-words.ts';
import { say } from '../../ui/words.ts';
import type { CounterModel } from '../counter-model.ts';
import type { DeskModel } from '../desk-model.ts';
import type { AllWords } from '../words.ts';

/** What every part of the screen needs: the model, and the words of the chosen language. */
export interface ScreenContext {
  readonly model: CounterModel;
  readonly language: string;
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly chooseLanguage: (code: string) => void;
  readonly words: AllWords;
}

/** What the part is drawn with; one that is drawn without it is a mistake of ours. */
export function useScreen(): ScreenContext {
  const screen = useContext(ScreenContext);
  if (screen === null) throw new Error('drawn outside the screen');
  return screen;
}

export interface DeskScreenContext extends ScreenContext {
  readonly desk: DeskModel;
  readonly view: CounterView;
  readonly user: { readonly id: string; readonly name: string };
  /** A text of the configuration in the language of the screen. */
  readonly text: (text: LocalText) => string;
  /** The name of a service, class or profile, also of one that the configuration has dropped today. */
  readonly named: (kind: keyof CounterView['gone'], id: string) => string;
  /** What the words of a rule name. */
  readonly ruleNames: BecauseNames;
}

/** The same at a counter whose view has come. */
export function useDesk(): DeskScreenContext {
  const screen = useScreen();
  const at = useContext(DeskContext);
  const view = at?.desk.view.value;
  if (at === null || view === null || view === undefined) throw new Error('drawn before the view came');
  const text = (local: LocalText): string => say(local, screen.language, view.centre.languages);
  const named = (kind: keyof CounterView['gone'], id: string): string => {
    const found = [...view[kind], ...view.gone[kind]].find((one) => one.id === id);
    return found === undefined ? id : text(found.name);
  };
  const ruleNames: BecauseNames = {
    priorityClass: (id) => named('priorityClasses', id),
    service: (id) => named('services', id),
  };
  return { ...screen, ...at, view, text, named, ruleNames };
}

export const ScreenContext = createContext<ScreenContext | null>(null);

export const DeskContext = createContext<{
  readonly desk: DeskModel;
  readonly user: { readonly id: string; readonly name: string };
} | null>(null);
