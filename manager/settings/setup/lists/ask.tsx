import type { ComponentChildren } from 'preact';
import { useWords } from '../../../ui/use-words.ts';
import { Panel } from './panel.tsx';

/** Asks before something goes. */
export function Ask(props: {
  readonly title: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const { words } = useWords();
  return (
    <Panel title={props.title} onClose={props.onClose}>
      <div class="dialog__text">{props.children}</div>
      <div class="dialog__actions">
        <button class="button" type="button" onClick={props.onClose}>
          {words.cancel}
        </button>
        <button class="button button--grave" type="button" onClick={props.onYes}>
          {props.yes}
        </button>
      </div>
    </Panel>
  );
}
