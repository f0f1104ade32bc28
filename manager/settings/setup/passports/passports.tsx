import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { passportShare, passportTexts } from '../../../../shared/centre/passport.ts';
import { roundPercent } from '../../../../shared/reports/figure-words.ts';
import { say, wordsOf } from '../../../../ui/words.ts';
import { useWords } from '../../../ui/use-words.ts';
import { FieldBox } from '../fields/field-box.tsx';
import { AddButton, RemoveButton } from '../fields/list-buttons.tsx';
import { TextSetting } from '../fields/plain-fields.tsx';
import { SaidSetting } from '../fields/said-setting.tsx';
import type { PartProps } from '../setup-context.ts';
import { useWanted } from '../use-wanted.ts';
import { type PassportRow, passportRows } from './passports-model.ts';
import { passportsTexts } from './texts.ts';
import './passports.css';

type Texts = (typeof passportsTexts)['az'];

/** What visitors may read of each service, service by service, with the share that is there. */
export function PassportsPart({ draft, language }: PartProps) {
  const texts: Texts = wordsOf(passportsTexts, language);
  const typed = useSignal('');
  const unfinishedOnly = useSignal(false);
  const open = useSignal<number | null>(null);
  const find = useId();
  const centre = draft.document.value;
  const rows = passportRows(centre, { typed: typed.value, unfinishedOnly: unfinishedOnly.value, language });
  useWanted(/^services\/(\d+)\/passport/, (place) => {
    open.value = place;
  });
  return (
    <div class="passports">
      <Share share={passportShare(centre.services, centre.languages)} texts={texts} />
      <div class="passports__bar">
        <label for={find}>{texts.find}</label>
        <input
          id={find}
          type="search"
          autocomplete="off"
          value={typed.value}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
          }}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={unfinishedOnly.value}
            onChange={({ currentTarget }) => {
              unfinishedOnly.value = currentTarget.checked;
            }}
          />
          {texts.unfinishedOnly}
        </label>
      </div>
      {rows.length === 0 && <p class="soft">{typed.value.trim() === '' ? texts.allDone : texts.none}</p>}
      <ul class="passports__list">
        {rows.map((row) => (
          <Passport
            key={row.place}
            row={row}
            name={say(row.service.name, language, centre.languages) || row.service.id}
            texts={texts}
            isOpen={open.value === row.place}
            onToggle={() => {
              open.value = open.value === row.place ? null : row.place;
            }}
          />
        ))}
      </ul>
    </div>
  );
}

const Share = ({ share, texts }: { readonly share: number | null; readonly texts: Texts }) => {
  const { words } = useWords();
  if (share === null) return null;
  const percent = roundPercent(Math.floor(share * 100) / 100, words);
  return (
    <div class="passports__share">
      <p>
        <b>{texts.share(percent)}</b>
      </p>
      <progress value={share} max={1} aria-label={texts.share(percent)} />
      <p class="soft">{texts.shareMore}</p>
    </div>
  );
};

const Passport = (props: {
  readonly row: PassportRow;
  readonly name: string;
  readonly texts: Texts;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) => {
  const { row, name, texts, isOpen } = props;
  const path = `services/${row.place}/passport`;
  return (
    <li class="passports__service">
      <button class="passports__name" type="button" aria-expanded={isOpen} onClick={props.onToggle}>
        <span aria-hidden="true" class="passports__mark">
          {isOpen ? '−' : '+'}
        </span>
        <span>{name}</span>
        <span class={row.missing === 0 ? 'passports__state' : 'passports__state passports__state--gaps'}>
          {row.missing === 0 ? texts.complete : texts.missing(row.missing)}
        </span>
      </button>
      {isOpen && (
        <div class="passports__form">
          {passportTexts.map((text) => (
            <SaidSetting key={text} path={`${path}/${text}`} lines />
          ))}
          <Links path={`${path}/links`} count={row.service.passport?.links?.length ?? 0} texts={texts} />
        </div>
      )}
    </li>
  );
};

const Links = ({ path, count, texts }: { readonly path: string; readonly count: number; readonly texts: Texts }) => {
  return (
    <FieldBox path={path} several>
      {() => (
        <>
          {Array.from({ length: count }, (_, at) => (
            <div class="passports__link" key={at}>
              <SaidSetting path={`${path}/${at}/name`} />
              <TextSetting path={`${path}/${at}/address`} />
              <RemoveButton path={`${path}/${at}`} word={texts.removeLink(at + 1)} />
            </div>
          ))}
          <AddButton path={`${path}/${count}`} word={texts.addLink} value={{ name: {}, address: 'https://' }} />
        </>
      )}
    </FieldBox>
  );
};
