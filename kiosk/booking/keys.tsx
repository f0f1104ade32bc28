import type { FormField } from '../../shared/cases/form-schema.ts';
import { keyRows } from '../../ui/touch-keys/key-rows.ts';
import { lettered, lettersFor, signsFor } from '../../ui/touch-keys/typing.ts';
import { Icon } from '../screens/icons.tsx';
import type { OpenScreenContext } from '../words.ts';
import { bookingWords } from './words.ts';

interface Typed {
  readonly context: OpenScreenContext;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Ten figures, and one that erases. */
export function FigureKeys({ context, text, onText }: Typed) {
  return (
    <FigurePad
      context={context}
      onFigure={(figure) => onText(text + figure)}
      onErase={() => onText(text.slice(0, -1))}
    />
  );
}

/** The same for what is no text: each figure is told. */
export function FigurePad(props: {
  readonly context: OpenScreenContext;
  readonly onFigure: (figure: string) => void;
  readonly onErase: () => void;
}) {
  return (
    <fieldset class="pad">
      <legend class="visually-hidden">{bookingWords(props.context.language).pad}</legend>
      {[...'1234567890'].map((figure) => (
        <button key={figure} type="button" class="key" onClick={() => props.onFigure(figure)}>
          {figure}
        </button>
      ))}
      <button type="button" class="key" aria-label={props.context.words.erase} onClick={props.onErase}>
        <Icon name="erase" />
      </button>
    </fieldset>
  );
}

/** Figures, letters and signs, as the answer needs them. */
export function LetterKeys({ context, field, text, onText }: Typed & { readonly field: FormField }) {
  const { words, language } = context;
  const rows = [[...'1234567890'], ...keyRows(lettersFor(field.type, context.alphabet))];
  const isLetter = /\p{L}/u;
  const shown = (key: string): string => (field.type === 'email' ? key : key.toLocaleUpperCase(language));
  const put = (key: string): void =>
    onText(isLetter.test(key) ? lettered(field.type, text, key, language) : text + key);
  return (
    <fieldset class="keyboard letters">
      <legend class="visually-hidden">{words.keyboard}</legend>
      {rows.map((row) => (
        <div key={row.join('')} class="keyboard__row">
          {row.map((key) => (
            <button key={key} type="button" class="key" onClick={() => put(key)}>
              {shown(key)}
            </button>
          ))}
        </div>
      ))}
      <div class="keyboard__row letters__signs">
        {signsFor(field.type).map((sign) => (
          <button key={sign} type="button" class="key" onClick={() => put(sign)}>
            {sign}
          </button>
        ))}
        <button type="button" class="key key--space" onClick={() => onText(`${text} `)}>
          {words.space}
        </button>
        <button type="button" class="key" aria-label={words.erase} onClick={() => onText(text.slice(0, -1))}>
          <Icon name="erase" />
        </button>
      </div>
    </fieldset>
  );
}
