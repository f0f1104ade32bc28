import { MediaLayout } from '../media/media-layout.tsx';
import { BoardLayout } from './board-layout.tsx';
import { CounterLayout } from './counter-layout.tsx';
import type { LayoutProps } from './layout-props.ts';
import './layouts.css';

/** The stage of a wall that shows its counters another way than by calls alone; fetched by those that do. */
export function OtherLayout(props: LayoutProps) {
  switch (props.view.display.layout) {
    case 'media':
      return <MediaLayout {...props} />;
    case 'board':
      return <BoardLayout {...props} />;
    case 'counter':
      return <CounterLayout {...props} />;
    default:
      return null;
  }
}
