import { BoardSection } from './screens/board-section.tsx';
import { lazily } from './screens/lazily.tsx';
import type { Sections } from './section.ts';

/** The sections that there are. What is not drawn first is fetched when it is opened: `lazily` of screens/lazily.tsx. */
export const sections: Sections = {
  board: { Part: BoardSection },
  orders: { Part: lazily(async () => (await import('./orders/orders.tsx')).Orders) },
  people: { Part: lazily(async () => (await import('./people/people.tsx')).People) },
  template: { Part: lazily(async () => (await import('./template/template.tsx')).Template) },
  map: { Part: lazily(async () => (await import('./map/map-section.tsx')).MapSection) },
  compare: { Part: lazily(async () => (await import('./compare/compare.tsx')).Compare) },
  oversight: { Part: lazily(async () => (await import('./oversight/oversight.tsx')).Oversight) },
};
