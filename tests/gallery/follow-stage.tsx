import '../../ui/base.css';
import '../../follow/follow.css';
import { FollowPage } from '../../follow/screens/page.tsx';
import { followStates } from './follow-states.ts';
import { drawnBy } from './state.ts';

export const states = drawnBy((model) => <FollowPage model={model} />, followStates);
