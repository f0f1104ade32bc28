import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LocalText } from '../../shared/centre.ts';
import { dateWords } from '../../ui/form/form-words.ts';
import { say } from '../../ui/words.ts';
import type { OfficeModel } from '../office-model.ts';
import type { AllWords } from '../words.ts';
import type { OfficeWork } from '../work.ts';

/** What every part of the screen needs: the model, and the words of the chosen language. */
export interface Scene {
  readonly model: OfficeModel;
  readonly language: string;
  readonly chooseLanguage: (code: string) => void;
  readonly words: AllWords;
}

export const SceneContext = createContext<Scene | null>(null);
export const WorkContext = createContext<OfficeWork | null>(null);

/** What the part is drawn with; one that is drawn without it is a mistake of ours. */
export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (scene === null) throw new Error('drawn outside a scene');
  return scene;
}

type Listed = 'kinds' | 'topics' | 'outcomes' | 'grounds' | 'departments';

export interface OfficeScene extends Scene {
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
export function useOffice(): OfficeScene {
  const scene = useScene();
  const work = useContext(WorkContext);
  if (work === null) throw new Error('drawn outside an office');
  const { office } = work;
  const text = (local: LocalText): string => say(local, scene.language, office.languages);
  return {
    ...scene,
    work,
    text,
    named: (list, id) => {
      const found = office[list].find((one) => one.id === id);
      if (found !== undefined) return text(found.name);
      if (list === 'grounds' && id === 'repeated') return scene.words.office.repeated;
      const { callbackEnds } = scene.words.office;
      return list === 'outcomes' && (id === 'reached' || id === 'not-reached') ? callbackEnds[id] : id;
    },
    person: (id) => (id === null ? null : (office.people.find((one) => one.id === id)?.name ?? id)),
    date: (date) => dateWords(date, scene.words),
  };
}
