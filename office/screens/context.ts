import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LocalText } from '../../shared/centre/centre.ts';
import { dateWords } from '../../ui/form/form-words.ts';
import { say } from '../../ui/words.ts';
import type { OfficeModel } from '../office-model.ts';
import type { AllWords } from '../words.ts';
import type { OfficeWork } from '../work.ts';

/** What every part of the screen needs: the model, and the words of the chosen language. */
export interface ScreenContext {
  readonly model: OfficeModel;
  readonly language: string;
  readonly chooseLanguage: (code: string) => void;
  readonly words: AllWords;
}

export const ScreenContext = createContext<ScreenContext | null>(null);
export const WorkContext = createContext<OfficeWork | null>(null);

/** What the part is drawn with; one that is drawn without it is a mistake of ours. */
export function useScreen(): ScreenContext {
  const screen = useContext(ScreenContext);
  if (screen === null) throw new Error('drawn outside the screen');
  return screen;
}

type Listed = 'kinds' | 'topics' | 'outcomes' | 'grounds' | 'departments';

export interface OfficeScreenContext extends ScreenContext {
  readonly work: OfficeWork;
  readonly text: (text: LocalText) => string;
  /** The name of what a list of the office has under this id; else the id. */
  readonly named: (list: Listed, id: string) => string;
  /** The name of somebody who answers; null = it is nobody. */
  readonly person: (id: string | null) => string | null;
  /** 27 mart 2026 */
  readonly date: (date: string) => string;
}

/** The same inside an office. */
export function useOffice(): OfficeScreenContext {
  const screen = useScreen();
  const work = useContext(WorkContext);
  if (work === null) throw new Error('drawn outside an office');
  const { office } = work;
  const text = (local: LocalText): string => say(local, screen.language, office.languages);
  return {
    ...screen,
    work,
    text,
    named: (list, id) => {
      const found = office[list].find((one) => one.id === id);
      if (found !== undefined) return text(found.name);
      if (list === 'grounds' && id === 'repeated') return screen.words.office.repeated;
      const { callbackEnds } = screen.words.office;
      return list === 'outcomes' && (id === 'reached' || id === 'not-reached') ? callbackEnds[id] : id;
    },
    person: (id) => (id === null ? null : (office.people.find((one) => one.id === id)?.name ?? id)),
    date: (date) => dateWords(date, screen.words),
  };
}
