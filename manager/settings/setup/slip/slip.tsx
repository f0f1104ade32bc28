import './slip.css';
import { type PlacedPart, partSizes } from '../../../../shared/devices/slip-schema.ts';
import { wordsOf } from '../../../../ui/words.ts';
import { readAt, writtenAt } from '../at-path.ts';
import { FieldBox } from '../fields/field-box.tsx';
import { NumberSetting } from '../fields/plain-fields.tsx';
import { SaidSetting } from '../fields/said-setting.tsx';
import { type PartProps, useSetup } from '../setup-context.ts';
import { LogoField } from './logo-field.tsx';
import { placedIn, resized, rowsOf, type SlipRow, shifted, toggled } from './slip-rows.ts';
import { type SlipTexts, slipTexts } from './texts.ts';

/** What stands on the slip of a ticket: which parts, in which order, how large, and the centre's own texts and logo. */
export function SlipPart({ draft, language }: PartProps) {
  const texts = wordsOf(slipTexts, language);
  const takeLogo = (logo: string | null): void =>
    draft.change((document) => {
      const placed = placedIn(document.slip?.parts);
      const has = placed.some(({ part }) => part === 'logo');
      const parts = has === (logo !== null) ? placed : toggled(placed, 'logo');
      return writtenAt(writtenAt(document, 'slip/parts', parts), 'slip/logo', logo ?? undefined);
    });
  return (
    <div class="setup-form">
      <Parts texts={texts} />
      <LogoField texts={texts} onTake={takeLogo} />
      <SaidSetting path="slip/head" lines />
      <SaidSetting path="texts/slip" lines />
      <NumberSetting path="slip/marginMm" />
    </div>
  );
}

const Parts = ({ texts }: { readonly texts: SlipTexts }) => {
  const { draft } = useSetup();
  const parts = readAt(draft.document.value, 'slip/parts');
  const placed = placedIn(parts);
  const set = (next: readonly PlacedPart[] | undefined): void => draft.set('slip/parts', next);
  return (
    <FieldBox path="slip/parts" several>
      {() => (
        <>
          <ul class="slip-parts">
            {rowsOf(parts).map((row) => (
              <Row
                key={row.part}
                row={row}
                texts={texts}
                isFirst={placed[0]?.part === row.part}
                isLast={placed.at(-1)?.part === row.part}
                onSet={(change) => set(change(placed))}
              />
            ))}
          </ul>
          {parts !== undefined && (
            <button class="button button--quiet" type="button" onClick={() => set(undefined)}>
              {texts.asUsual}
            </button>
          )}
        </>
      )}
    </FieldBox>
  );
};

interface RowProps {
  readonly row: SlipRow;
  readonly texts: SlipTexts;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onSet: (change: (placed: readonly PlacedPart[]) => readonly PlacedPart[]) => void;
}

const Row = (props: RowProps) => {
  const { texts, onSet } = props;
  const { part, printed } = props.row;
  const isFixed = part === 'number';
  return (
    <li class="slip-parts__row">
      <label class="check">
        <input
          type="checkbox"
          checked={printed}
          disabled={isFixed}
          onChange={() => onSet((placed) => toggled(placed, part))}
        />
        <span>
          {texts.parts[part]}
          {isFixed && <span class="soft"> {texts.always}</span>}
        </span>
      </label>
      {printed && <Acts {...props} />}
    </li>
  );
};

/** How large a printed part is, and where it goes. */
const Acts = ({ row: { part, size }, texts, isFirst, isLast, onSet }: RowProps) => {
  const name = texts.parts[part];
  const shift = (by: -1 | 1) => () => onSet((placed) => shifted(placed, part, by));
  return (
    <span class="slip-parts__acts">
      <select
        aria-label={`${texts.size}: ${name}`}
        value={size}
        onChange={({ currentTarget: { value } }) =>
          onSet((placed) => resized(placed, part, partSizes.find((one) => one === value) ?? 'usual'))
        }
      >
        {partSizes.map((one) => (
          <option key={one} value={one}>
            {texts.sizes[one]}
          </option>
        ))}
      </select>
      <Shift word={`${texts.up}: ${name}`} sign="↑" off={isFirst} onShift={shift(-1)} />
      <Shift word={`${texts.down}: ${name}`} sign="↓" off={isLast} onShift={shift(1)} />
    </span>
  );
};

const Shift = (props: {
  readonly word: string;
  readonly sign: string;
  readonly off: boolean;
  readonly onShift: () => void;
}) => (
  <button
    class="button button--quiet"
    type="button"
    aria-label={props.word}
    aria-disabled={props.off}
    onClick={props.onShift}
  >
    {props.sign}
  </button>
);
