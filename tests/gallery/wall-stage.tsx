import '../../ui/base.css';
import '../../display/display.css';
import { Wall } from '../../display/screens/wall.tsx';
import { drawnBy } from './state.ts';
// Fetched before anything is drawn: the gallery shows what a wall settles on.
import '../../display/layouts/layouts.tsx';
import { type WallShown, wallStates } from './wall-states.ts';

export const states = drawnBy(({ model, chime }: WallShown) => <Wall model={model} chime={chime} />, wallStates);
