import '../../ui/base.css';
import '../../display/display.css';
import { Wall } from '../../display/screens/wall.tsx';
import { drawnBy } from './state.ts';
import { type WallShown, wallStates } from './wall-states.ts';

export const states = drawnBy(({ model, chime }: WallShown) => <Wall model={model} chime={chime} />, wallStates);
