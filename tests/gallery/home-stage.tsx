import '../../home/home.css';
import { type HomeShown, homeStates } from './home-states.ts';
import { drawnBy } from './state.ts';

/** What the server writes, put into the page as it comes. */
const Home = ({ html }: HomeShown) => (
  <div ref={(box) => box?.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)} />
);

export const states = drawnBy((shown: HomeShown) => <Home {...shown} />, homeStates);
