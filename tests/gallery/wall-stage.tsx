import '../../ui/base.css';
import '../../display/display.css';
import { fetchFollow } from '../../display/screens/follow.tsx';
import { fetchBefore } from '../../display/screens/notices.tsx';
import { fetchLayouts } from '../../display/screens/other.tsx';
import { Wall } from '../../display/screens/wall.tsx';
import { wallWords } from '../../display/words.ts';
import { drawnBy } from './state.ts';
import { type WallShown, wallStates } from './wall-states.ts';

// Fetched before anything is drawn: the gallery shows what a wall settles on.
await Promise.all([wallWords.fetch(), fetchBefore(), fetchFollow(), fetchLayouts()]);
export const states = drawnBy(
  ({ model, chime, media }: WallShown) => <Wall model={model} chime={chime} media={media} />,
  wallStates,
);
