import type { FieldText } from '../field-texts.ts';
import type { alertFields as az } from './alerts-az.ts';

/** Who is told of what is wrong. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const alertFields: { readonly [Path in keyof typeof az]: FieldText } = {
  'alerts/emails': f(
    'E-mail addresses',
    'What is wrong is written to these: once when it begins, once when it is over. Empty: no mail is sent.',
    'manager@example.org',
  ),
  'alerts/phones': f(
    'Telephones',
    'What is wrong is sent to these by SMS. The SMS service is set up under Notices. Empty: no SMS is sent.',
    '+994501234567',
  ),
  'alerts/afterSeconds': f(
    'After what time',
    'They are told once it has been wrong for so long. Empty: 2 minutes.',
    '2 minutes',
  ),
};
