import type { ComponentChildren } from 'preact';
import { Modal } from '../../../ui/modal.tsx';

/** What opens over the settings: in the middle, wide, or at the side over the whole height. */
export function Panel(props: {
  readonly title: string;
  readonly look?: 'usual' | 'wide' | 'side';
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <Modal title={props.title} look={looks[props.look ?? 'usual']} onClose={props.onClose}>
      {props.children}
    </Modal>
  );
}

const looks = { usual: 'dialog--usual', wide: 'dialog--wide', side: 'dialog--side' };
