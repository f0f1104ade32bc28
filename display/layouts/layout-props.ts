import type { ComponentChildren } from 'preact';
import type { HallView } from '../../shared/views.ts';
import type { Room } from '../../shared/wall/wall-layout.ts';
import type { Board } from '../board.ts';
import type { DisplayModel } from '../display-model.ts';
import type { Files } from '../media/http-files.ts';
import type { ScreenWords } from '../words.ts';

/** What every layout of a wall is drawn from. */
export interface LayoutProps {
  readonly model: DisplayModel;
  readonly board: Board;
  readonly view: HallView;
  readonly words: ScreenWords;
  /** The stage as a wall of calls alone has it; in a room of its own where that is known (null = soon). */
  readonly calls: (room?: Room | null) => ComponentChildren;
  /** Where the files of a playlist come from; absent = it has none. */
  readonly media?: MediaSource | undefined;
}

export interface MediaSource {
  /** The centre and token of this wall; null until it is let in. */
  readonly device: () => { readonly centre: string; readonly token: string } | null;
  /** Absent = over HTTP. */
  readonly files?: Files;
}
