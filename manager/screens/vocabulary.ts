import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Vocabulary, vocabulary } from '../words.ts';

/** The words in the chosen language, for every part of the screen. */
export const VocabularyContext = createContext<Vocabulary>(vocabulary('az'));

/** The words in the chosen language. */
export const useVocabulary = (): Vocabulary => useContext(VocabularyContext);
