import '../../ui/base.css';
import '../../phone/phone.css';
import { Page } from '../../phone/screens/page.tsx';
import { type PhoneShown, phoneStates } from './phone-states.ts';
import { drawnBy } from './state.ts';

export const states = drawnBy(({ model, chime }: PhoneShown) => <Page model={model} chime={chime} />, phoneStates);
