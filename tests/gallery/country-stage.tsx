import '../../ui/base.css';
import '../../ui/controls.css';
import '../../country/country.css';
import { App } from '../../country/screens/app.tsx';
import { type CountryShown, countryStates } from './country-states.ts';
import { drawnBy } from './state.ts';

// What is fetched when it is opened is there before it is measured.
await Promise.all(
  Object.values(import.meta.glob(['../../country/{compare,oversight,orders,people,template}/*.tsx'])).map((fetch) =>
    fetch(),
  ),
);

export const states = drawnBy(
  ({ model, language }: CountryShown) => <App model={model} language={language} />,
  countryStates,
);
