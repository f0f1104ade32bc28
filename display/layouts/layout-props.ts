import type { HallView } from '../../shared/views.ts';
import type { Board } from '../board.ts';
import type { DisplayModel } from '../display-model.ts';
import type { ScreenWords } from '../words.ts';

/** What every layout of a wall is drawn from. */
export interface LayoutProps {
  readonly model: DisplayModel;
  readonly board: Board;
  readonly view: HallView;
  readonly words: ScreenWords;
}
