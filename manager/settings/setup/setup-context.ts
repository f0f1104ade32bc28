import { type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SetupWorld } from '../../ports.ts';
import type { DraftModel } from './draft-model.ts';
import type { SetupWords } from './setup-words.ts';

/** What every part of the settings is given. */
export interface PartProps {
  readonly draft: DraftModel;
  readonly words: SetupWords;
  /** The language of the screen. */
  readonly language: string;
}

/** The same for the fields inside, and the place in the document that somebody wants to be taken to. */
export interface SetupNow extends PartProps {
  readonly wanted: Signal<string | null>;
}

/** What the server is asked of for the parts that ask it themselves. */
export const SetupWorldContext = createContext<SetupWorld | null>(null);

export const SetupContext = createContext<SetupNow | null>(null);

/** The draft, the words and the language, for every field of a form. */
export function useSetup(): SetupNow {
  const found = useContext(SetupContext);
  if (found === null) throw new Error('a field of the settings stands outside of them');
  return found;
}

/** Nobody wants to be taken anywhere. */
export function nothingWanted(): Signal<string | null> {
  return signal(null);
}
