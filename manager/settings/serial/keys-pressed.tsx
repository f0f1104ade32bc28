import { localTime } from '../../../shared/words.ts';
import type { Office } from '../../manager-model.ts';
import { Blank } from '../../ui/answered.tsx';
import { Heads } from '../../ui/table-parts.tsx';
import type { Press, SerialLine } from './serial-model.ts';
import type { SerialTexts } from './texts.ts';

/** The keys pressed last: their codes, what they do and what came of it. */
export function KeysPressed(props: {
  readonly office: Office;
  readonly presses: readonly Press[];
  readonly keypads: readonly SerialLine[];
  readonly texts: SerialTexts;
}) {
  const { office, presses, keypads, texts } = props;
  const nameOf = (id: string): string => keypads.find((keypad) => keypad.id === id)?.name ?? id;
  return (
    <section aria-labelledby="keys-pressed">
      <h2 id="keys-pressed">{texts.keys}</h2>
      {presses.length === 0 ? (
        <Blank title={texts.noKeys} />
      ) : (
        <table class="table">
          <Heads words={[texts.when, texts.keypad, texts.key, texts.does, texts.result]} />
          <tbody>
            {presses.map((press) => (
              <tr key={`${press.at} ${press.keypad}`}>
                <td>{clockSeconds(Date.parse(press.at), office.timeZone.value)}</td>
                <th scope="row">{nameOf(press.keypad)}</th>
                <td translate={false}>{press.key}</td>
                <td>{press.action === null ? texts.unbound : texts.actions[press.action]}</td>
                <td>{resultOf(press, texts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const resultOf = ({ action, refused }: Press, texts: SerialTexts): string => {
  if (refused === null) return action === null ? '–' : texts.done;
  const known: { readonly [code: string]: string } = texts.refusals;
  return known[refused] ?? texts.other(refused);
};

/** 14:05:09 */
export function clockSeconds(at: number, timeZone: string): string {
  const { hour, minute, second } = localTime(at, timeZone);
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}
