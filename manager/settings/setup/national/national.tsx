import { changeWords, subjectOf, valueWords } from '../changes/change-words.ts';
import type { PartProps } from '../setup-context.ts';
import { nationalIn } from './national-here.ts';
import { OwnerMark } from './owner-mark.tsx';

/** What the head office sets for the centre, and whose each of it is by now. */
export function NationalPart({ draft, words }: PartProps) {
  const own = words.national;
  const document = draft.document.value;
  const places = nationalIn(draft.document).value;
  if (places.length === 0) return <p class="soft">{own.none}</p>;
  const shown = places.slice(0, mostShown);
  return (
    <>
      <p>{own.version(String(document.national?.template ?? ''))}</p>
      <table class="table table--roomy">
        <thead>
          <tr>
            {[own.setting, own.value, own.whose].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ path, value, owner }) => (
            <tr key={path}>
              <th scope="row">{subjectOf(path, [document], words)}</th>
              <td>{valueWords(path, value, document, words)}</td>
              <td>
                <OwnerMark owner={owner} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {places.length > mostShown && <p class="soft">{changeWords(words.language).more(places.length - mostShown)}</p>}
    </>
  );
}

/** More than so many nobody reads at once. */
const mostShown = 200;
