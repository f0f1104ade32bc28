import '../../ui/dialog.css';
import { subjectOf, valueWords } from '../../manager/settings/setup/changes/change-words.ts';
import { setupWords } from '../../manager/settings/setup/setup-words.ts';
import { wholeNumber } from '../../shared/reports/figure-words.ts';
import { say } from '../../ui/words.ts';
import { useScene } from '../screens/context.ts';
import { useModal } from '../screens/modal.ts';
import type { Preview, Standing, TemplateModel } from './template-model.ts';
import { templateWords } from './words.ts';

interface Parts {
  readonly model: TemplateModel;
  readonly standing: Standing;
}

/** What would change in which centres, and whether it is meant. */
export function PreviewDialog({ model, standing }: Parts) {
  const preview = model.preview.value;
  return preview === null ? null : <Asked model={model} standing={standing} preview={preview} />;
}

const Asked = ({ model, standing, preview }: Parts & { readonly preview: Preview }) => {
  const { country, language } = useScene();
  const own = templateWords(language);
  const touched = preview.filter(({ changes, fault }) => changes.length > 0 || fault !== null);
  const names = new Map(standing.centres.map(({ id, name }) => [id, name === null ? id : say(name, language, [])]));
  return (
    <dialog
      ref={useModal()}
      class="dialog dialog--padded template__preview"
      aria-labelledby="template-preview"
      onCancel={(event) => {
        event.preventDefault();
        model.dismiss();
      }}
    >
      <h2 id="template-preview">{own.previewHeading}</h2>
      <div class="dialog__text">
        <p>{own.changesIn(wholeNumber(touched.length, country), wholeNumber(preview.length, country))}</p>
        {touched.slice(0, namedAtMost).map((one) => (
          <Changes key={one.id} name={names.get(one.id) ?? one.id} one={one} />
        ))}
        {touched.length > namedAtMost && <p>{own.more(wholeNumber(touched.length - namedAtMost, country))}</p>}
      </div>
      <div class="dialog__actions">
        <button type="button" class="button" onClick={model.dismiss}>
          {own.back}
        </button>
        <button type="button" class="button button--primary" onClick={() => void model.publish()}>
          {own.publish}
        </button>
      </div>
    </dialog>
  );
};

/** So many centres, and changes of each, are named. */
const namedAtMost = 8;

const Changes = ({ name, one }: { readonly name: string; readonly one: Preview[number] }) => {
  const { country, language } = useScene();
  const own = templateWords(language);
  const words = setupWords(language);
  const more = one.changes.length - namedAtMost;
  return (
    <>
      <h3>{name}</h3>
      {one.fault !== null && (
        <p class="notice notice--bad">
          {own.wouldRefuse}: <bdi lang="en">{one.fault.message}</bdi>
        </p>
      )}
      <ul class="changes">
        {one.changes.slice(0, namedAtMost).map(({ path, before, after }) => (
          <li key={path}>
            <b>{subjectOf(path, [], words)}</b>: {valueWords(path, before, {}, words)} →{' '}
            {valueWords(path, after, {}, words)}
          </li>
        ))}
        {more > 0 && <li>{own.more(wholeNumber(more, country))}</li>}
      </ul>
    </>
  );
};
