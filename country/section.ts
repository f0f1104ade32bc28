import type { ComponentType } from 'preact';
import type { SignedIn } from '../ui/session.ts';
import type { BoardModel } from './board-model.ts';
import type { CountryWorld } from './country-model.ts';

/** The sections of the page, in the order of the top line. */
export const sectionNames = ['board', 'map', 'compare', 'oversight', 'orders', 'template', 'people'] as const;
export type SectionName = (typeof sectionNames)[number];

/** What a section is drawn with. */
export interface SectionProps {
  readonly board: BoardModel;
  readonly user: SignedIn;
  readonly world: CountryWorld;
}

export interface Section {
  readonly Part: ComponentType<SectionProps>;
  /** Who sees it; absent = all who are let in. */
  readonly isFor?: (user: SignedIn) => boolean;
}

/** The sections that there are. */
export type Sections = { readonly board: Section } & { readonly [name in SectionName]?: Section };

/** Those that somebody sees, in order. */
export function sectionsFor(user: SignedIn, sections: Sections): readonly SectionName[] {
  return sectionNames.filter((name) => {
    const section = sections[name];
    return section !== undefined && section.isFor?.(user) !== false;
  });
}

/** Which of `names` a path of the address names: `orders` in `orders/ID?by=day`; the board where it is none of them. */
export function sectionAt(path: string, names: readonly SectionName[]): SectionName {
  const [named] = path.split(/[/?]/);
  return names.find((name) => name === named) ?? 'board';
}
