import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type ScreenWords, screenWords } from '../words.ts';

/** The words in the chosen language, for every part of the screen. */
export const WordsContext = createContext<ScreenWords>(screenWords('az'));

/** The words in the chosen language. */
export const useWords = (): ScreenWords => useContext(WordsContext);
