import { useEffect } from 'preact/hooks';
import type { RouteValue } from '../../../shared/routes.ts';
import { Answered } from '../../ui/answered.tsx';
import { dayAndTime } from '../../ui/format.ts';
import { Heads, RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { Panel } from '../setup/lists/panel.tsx';
import type { EditorProps } from './editor-props.ts';

/** The versions of a form: when each came into force, who put it, and a way to take an old one up again. */
export function VersionsDialog(props: EditorProps & { readonly onClose: () => void }) {
  const { model, texts, mayChange, onClose } = props;
  useEffect(() => void model.loadVersions(), [model]);
  const takeUp = async (version: number): Promise<void> => {
    if (await model.takeUp(version)) onClose();
  };
  return (
    <Panel title={texts.versions} look="wide" onClose={onClose}>
      <div class="dialog__text">
        {mayChange && <p>{texts.versionsLead}</p>}
        <Answered state={model.versions.value} onRetry={() => void model.loadVersions()}>
          {(versions) => (
            <table class="table">
              <Heads words={[texts.version, texts.when, texts.who]} actions />
              <tbody>
                {versions.map((one) => (
                  <Row key={one.version} {...props} one={one} onTakeUp={() => void takeUp(one.version)} />
                ))}
              </tbody>
            </table>
          )}
        </Answered>
      </div>
      <div class="dialog__actions">
        <button class="button" type="button" onClick={onClose}>
          {texts.close}
        </button>
      </div>
    </Panel>
  );
}

type Version = RouteValue<'formVersions'>['versions'][number];

const Row = (props: EditorProps & { readonly one: Version; readonly onTakeUp: () => void }) => {
  const { model, texts, mayChange, timeZone, onTakeUp } = props;
  const { version, at, by } = props.one;
  const { words } = useWords();
  const isInForce = version === model.inForce.value.version;
  return (
    <tr>
      <th scope="row">
        {version}
        {isInForce && <span class="beside-heading"> {texts.inForce}</span>}
      </th>
      <td>{dayAndTime(Date.parse(at), timeZone, words)}</td>
      <td>{by ?? texts.nobody}</td>
      <td class="actions">
        {mayChange && !isInForce && (
          <RowButton word={texts.takeUp} about={`${texts.version} ${version}`} onPress={onTakeUp} />
        )}
      </td>
    </tr>
  );
};
