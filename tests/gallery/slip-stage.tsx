import '../../ui/base.css';
import './slip.css';
import type { SampleSlip } from '../../scripts/sample-slips.ts';
import { slipStates } from './slip-states.ts';
import { drawnBy } from './state.ts';

/** The paper as it comes out of the printer, and over it, unseen, its words as they were drawn: they can be measured. */
const Slip = ({ svg, picture }: SampleSlip) => (
  <main class="slip">
    {picture !== null && <img alt="" src={`data:image/png;base64,${picture}`} />}
    <div class="slip__words" ref={(box) => box?.replaceChildren(drawn(svg))} />
  </main>
);

const drawn = (svg: string): Element => new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;

export const states = drawnBy((slip: SampleSlip) => <Slip {...slip} />, slipStates);
