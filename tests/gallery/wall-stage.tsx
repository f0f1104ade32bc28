import '../../ui/base.css';
import '../../display/display.css';
import { fetchBefore } from '../../display/screens/notices.tsx';
import { Wall } from '../../display/screens/wall.tsx';
import { wallWords } from '../../display/words.ts';
import { drawnBy } from './state.ts';
// Fetched before anything is drawn: the gallery shows what a wall settles on.
import '../../display/layouts/layouts.tsx';
import { type WallShown, wallStates } from './wall-states.ts';

await Promise.all([wallWords.fetch(), fetchBefore()]);
export const states = drawnBy(
  ({ model, chime, media }: WallShown) => <Wall model={model} chime={chime} media={media} />,
  wallStates,
);
