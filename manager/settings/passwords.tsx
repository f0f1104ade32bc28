import { useSignal } from '@preact/signals';
import { ShowPassword } from '../../ui/sign-in.tsx';
import { FormDialog } from '../ui/dialogs.tsx';
import { TextField } from '../ui/fields.tsx';
import { useWords } from '../ui/use-words.ts';
import type { OwnModel } from './own/own-model.ts';

/** A new password, of one's own after the old one, or given to somebody; shown only on request. */
export function PasswordField({ label, own = false }: { readonly label: string; readonly own?: boolean }) {
  const { words } = useWords();
  const shown = useSignal(false);
  const { oldPassword, ownHint, passwordHint, show } = words.people;
  const secret = !shown.value;
  return (
    <>
      {own && (
        <TextField name="old" label={oldPassword} maxLength={200} autocomplete="current-password" secret={secret} />
      )}
      <TextField
        name="password"
        label={label}
        hint={own ? ownHint : passwordHint}
        minLength={10}
        maxLength={200}
        autocomplete="new-password"
        secret={secret}
      />
      <ShowPassword label={show} shown={shown} />
    </>
  );
}

/** Changes one's own password, with the old one. */
export function OwnPassword({ own, onClose }: { readonly own: OwnModel; readonly onClose: () => void }) {
  const { words } = useWords();
  const text = (data: FormData, name: string): string => String(data.get(name) ?? '');
  return (
    <FormDialog
      title={words.people.ownTitle}
      yes={words.settings.save}
      change={own.change}
      onSend={(data) => own.changePassword(text(data, 'old'), text(data, 'password'))}
      onClose={onClose}
    >
      <p>{words.people.ownMore}</p>
      <PasswordField label={words.people.newPassword} own />
    </FormDialog>
  );
}
