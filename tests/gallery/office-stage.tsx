import '../../ui/base.css';
import '../../ui/controls.css';
import '../../ui/files/files.css';
import '../../office/office.css';
import { App } from '../../office/screens/app.tsx';
import { type OfficeShown, officeStates } from './office-states.ts';
import { drawnBy } from './state.ts';

export const states = drawnBy(
  ({ model, language }: OfficeShown) => <App model={model} language={language} />,
  officeStates,
);
