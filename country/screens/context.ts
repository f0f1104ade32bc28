import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type AllWords, wordsIn } from '../words.ts';

/** The words of the chosen language, for every part of the page. */
export interface Scene extends AllWords {
  readonly language: string;
}

export const SceneContext = createContext<Scene>({ ...wordsIn('az'), language: 'az' });

/** What the part is drawn with. */
export const useScene = (): Scene => useContext(SceneContext);
