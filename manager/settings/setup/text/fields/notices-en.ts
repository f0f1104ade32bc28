import type { FieldText } from '../field-texts.ts';
import type { noticesFields as az } from './notices-az.ts';

/** The settings of notices. */

const f = (label: string, help: string, example: string) => ({ label, help, example });
const ownCase = 'What the event is called. Empty: our words. Number, date and link are added by themselves.';
const own = 'What the event is called. Empty: our words. Date, code and link are added by themselves.';

export const noticesFields: { readonly [Path in keyof typeof az]: FieldText } = {
  'notices/quietFrom': f('Quiet hours begin', 'No SMS is sent after this time. Empty: 21:00.', '21:00'),
  'notices/quietTo': f('Quiet hours end', 'No SMS is sent before this time. Empty: 09:00.', '09:00'),
  'notices/retrySeconds': f(
    'Further tries',
    'How long after a try that failed the next one follows. Empty: 1, 5, 30 minutes, 2 and 12 hours.',
    '1, 5, 30',
  ),
  'notices/titles/booked': f('When booked', own, 'Your appointment is booked'),
  'notices/titles/standing-by': f('When standing by', own, 'You are on the standby list'),
  'notices/titles/moved': f('When moved', own, 'Your appointment has moved'),
  'notices/titles/cancelled': f('When cancelled', own, 'Your appointment is cancelled'),
  'notices/titles/called-off': f('When called off', own, 'Your appointment will not take place'),
  'notices/titles/reminder': f('When reminded', own, 'Reminder of your appointment'),
  'notices/titles/case-unconfirmed': f(
    'When an application waits to be confirmed',
    ownCase,
    'Confirm your application',
  ),
  'notices/titles/case-lapsed': f('When nobody confirmed it', ownCase, 'It has lapsed'),
  'notices/titles/case-received': f('When an appeal is received', ownCase, 'Your appeal was received'),
  'notices/titles/case-asked': f('When a question is asked about it', ownCase, 'There is a question for you'),
  'notices/titles/case-extended': f('When the date of the answer changes', ownCase, 'The date has changed'),
  'notices/titles/case-visit': f(
    'When a visit to the household is drawn',
    ownCase,
    'Somebody will visit your household',
  ),
  'notices/titles/case-sent-on': f('When it is sent on', ownCase, 'Sent on to another institution'),
  'notices/titles/case-answered': f('When it is answered', ownCase, 'There is an answer'),
  'notices/titles/case-decided': f('When an application is decided', ownCase, 'There is a decision'),
  'notices/titles/code': f('When a code is sent', ownCase, 'Your code to see what you have asked for'),
  'notices/sms/method': f(
    'How the SMS gateway is asked',
    'How the text is handed over. SMS_URL gives the address.',
    'In the body (POST)',
  ),
  'notices/sms/type': f('What the SMS gateway expects', 'How the content is written.', 'JSON'),
  'notices/sms/body': f(
    'Template of the SMS request',
    '{phone} and {text} are replaced by the number and the text.',
    '{"to":"{phone}","message":"{text}"}',
  ),
};
