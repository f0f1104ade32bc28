import type { Label } from '../../shared/labels.ts';
import { inLanguage } from '../../shared/words.ts';
import type { Office } from '../manager-model.ts';
import { useWords } from '../ui/use-words.ts';
import type { Story } from './tickets-model.ts';

/** What each part of a ticket's story is drawn from. */
export interface StoryProps {
  readonly office: Office;
  readonly story: Story;
}

/** How a thing was called, in the reader's language. */
export function useName(office: Office): (name: Label | null | undefined) => string | null {
  const { language } = useWords();
  const fallback = office.names.centre.value?.languages[0];
  return (name) => (name == null ? null : typeof name === 'string' ? name : inLanguage(name, language, fallback));
}
