import type { SectionProps } from '../section.ts';
import { BoardFrame } from './board-frame.tsx';
import { CentreTable } from './centre-table.tsx';

/** The board of all centres, a row each. */
export function BoardSection(props: SectionProps) {
  return <BoardFrame {...props} Centres={CentreTable} />;
}
