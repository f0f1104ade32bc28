import type { SectionProps } from '../section.ts';
import { BoardPage } from './board-page.tsx';
import { useScene } from './context.ts';
import { Coming } from './lazily.tsx';
import { Plain } from './plain.tsx';

/** The board of all centres, once its view has come. */
export function BoardSection({ board, world }: SectionProps) {
  const { country } = useScene();
  if (board.state.value === 'loading') return <Coming />;
  if (board.state.value === 'unreachable') return <Plain title={country.unreachable} />;
  if (board.all.value.length === 0) return <Plain title={country.none} more={country.noneMore} />;
  return <BoardPage board={board} place={world.place} />;
}
