import { useState } from 'preact/hooks';
import { textsIn } from '../../../shared/languages.ts';
import type { Words } from '../../../shared/words.ts';
import type { Office } from '../../manager-model.ts';
import { FormDialog } from '../../ui/dialogs.tsx';
import { TextField } from '../../ui/fields.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { Device } from './devices-model.ts';
import { createRenaming } from './renaming-model.ts';

/** Another name for the kiosk or the wall that a device stands for; in force at once. */
export function RenameDevice(props: {
  readonly office: Office;
  readonly device: Device;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { language } = useWords();
  const texts = textsIn({ az, ru, en }, language);
  const { office, device, name } = props;
  const [model] = useState(() => createRenaming(office.setup));
  const send = async (data: FormData): Promise<boolean> => {
    const done = await model.rename(device, String(data.get('name') ?? '').trim());
    if (done) await office.names.load();
    return done;
  };
  return (
    <FormDialog title={texts.title(name)} yes={texts.yes} change={model.change} onSend={send} onClose={props.onClose}>
      <TextField name="name" label={texts.name} hint={texts.hint} value={name} maxLength={200} />
    </FormDialog>
  );
}

const az = {
  title: (name: string): string => `«${name}» adını dəyiş`,
  name: 'Yeni ad',
  hint: 'Cihazın yeri bütün siyahılarda belə adlanır. Dərhal qüvvəyə minir.',
  yes: 'Adını dəyiş',
};
type RenameWords = Words<typeof az>;
const ru: RenameWords = {
  title: (name) => `Переименовать «${name}»`,
  name: 'Новое название',
  hint: 'Так называется место устройства: его видно в списках. Действует сразу.',
  yes: 'Переименовать',
};
const en: RenameWords = {
  title: (name) => `Rename ${name}`,
  name: 'New name',
  hint: 'What the place of this device is called in every list. It is in force at once.',
  yes: 'Rename',
};
