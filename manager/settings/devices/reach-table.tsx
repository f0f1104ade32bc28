import { useSignal } from '@preact/signals';
import type { Centre, Display } from '../../../shared/centre/centre.ts';
import { roundDecimal } from '../../../shared/reports/figure-words.ts';
import { type Shape, usualInches } from '../../../shared/wall/wall-letters.ts';
import { type Reach, reachOf } from '../../../shared/wall/wall-reach.ts';
import { fontsCome, widthOf } from '../../../ui/letters.ts';
import { Heads } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { ScreenWords } from '../../words.ts';
import { boardReach, type PlaceReach, placeReach, signsOf } from './wall-reach.ts';

/** From how far each display of the centre is read, on the shapes that walls have. */
export function ReachTable({ centre }: { readonly centre: Centre }) {
  const { words } = useWords();
  const { reach } = words.devices;
  const inches = useSignal<number>(usualInches);
  // Fonts that come change what is measured.
  fontsCome.value;
  return (
    <>
      <h2>{reach.heading}</h2>
      <p class="lead">{reach.lead}</p>
      <label class="field reach__inches">
        {reach.inches}
        <select
          value={inches.value}
          onChange={(event) => {
            inches.value = Number(event.currentTarget.value);
          }}
        >
          {diagonals.map((one) => (
            <option key={one} value={one}>
              {reach.inch(one)}
            </option>
          ))}
        </select>
      </label>
      <table class="table table--roomy">
        <Heads words={[reach.display, reach.lying, reach.square, reach.upright]} figures={[]} />
        <tbody>
          {centre.displays.map((display) => (
            <tr key={display.id}>
              <th scope="row">{display.name}</th>
              {shapes.map((shape) => (
                <td key={shape.height}>{told(centre, display, { ...shape, inches: inches.value }, words)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What holds for a display of each layout: calls beside media have the whole of it while they are announced. */
const told = (centre: Centre, { id, layout = 'calls' }: Display, shape: Shape, words: Said): string => {
  const { reach } = words.devices;
  const round = (metres: number): string => roundDecimal(metres, words);
  const signs = signsOf(centre, id, widthOf);
  if (layout === 'counter') return reach.above;
  if (layout === 'board') return reach.board(round(boardReach(signs, shape, widthOf)));
  const { number, counter }: Reach = reachOf(signs, shape, widthOf);
  return [
    reach.metres(round(number)),
    ...(counter === number ? [] : [reach.counter(round(counter))]),
    ...placeTold(placeReach(centre, id, shape, widthOf), words),
  ].join(', ');
};

const placeTold = (place: PlaceReach | null, words: Said): readonly string[] => {
  const { reach } = words.devices;
  const round = (metres: number): string => roundDecimal(metres, words);
  if (place === null) return [];
  return place.word === null
    ? [reach.place(round(place.letters))]
    : [reach.hall(round(place.letters), round(place.word))];
};

type Said = ScreenWords['words'];

const diagonals = [32, usualInches, 50, 55, 65, 75, 86] as const;
const shapes = [
  { width: 16, height: 9 },
  { width: 4, height: 3 },
  { width: 9, height: 16 },
] as const;
