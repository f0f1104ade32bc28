import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LocalText } from '../../shared/centre/centre.ts';
import { passportLinks, passportSections } from '../../shared/centre/passport-sections.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { unbroken } from '../../ui/words.ts';
import type { OpenScreenContext } from '../words.ts';
import { passportWords } from './words.ts';

/** What the server tells of a service; null while it is on its way. */
export type Told = RouteValue<'service'> | 'lost' | null;

/** One paragraph of a passport, with its heading where it is the first under it. */
export interface Paragraph {
  readonly title: string | null;
  readonly text: string;
}

/** Asks for the passport of a service, and again after `again` has been set to null. */
export function useTold({ model }: OpenScreenContext, service: string): Signal<Told> {
  const told = useSignal<Told>(null);
  const asked = told.value === null;
  useEffect(() => {
    if (!asked) return;
    let wanted = true;
    const { api, centre } = model.asks;
    void api('service', { params: { centre: centre(), service } }).then((answer) => {
      if (wanted) told.value = answer.ok ? answer.value : 'lost';
    });
    return () => {
      wanted = false;
    };
  }, [service, asked]);
  return told;
}

/** A passport as paragraphs in the visitor's language, to be turned by pages; addresses are for phones and paper. */
export function paragraphsOf(context: OpenScreenContext, told: RouteValue<'service'>): readonly Paragraph[] {
  const words = passportWords(context.language);
  const say = (text: LocalText): string => unbroken(context.say(text));
  const links = passportLinks(told, say).map(({ name }) => name);
  const sections = [
    ...passportSections(told, words, say),
    ...(links.length === 0 ? [] : [{ title: words.links, lines: links, list: true }]),
  ];
  return sections.flatMap(({ title, lines, list }) =>
    lines.map((line, at) => ({ title: at === 0 ? title : null, text: list ? `– ${line}` : line })),
  );
}
