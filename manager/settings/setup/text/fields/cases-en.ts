import type { casesFields as az } from './cases-az.ts';

const f = (label: string, help: string, example: string) => ({ label, help, example });
type Texts = { readonly [Path in keyof typeof az]: ReturnType<typeof f> };

export const casesFields: Texts = {
  'caseKinds/*/id': f(
    'Code',
    'The name of the kind in the file and in addresses. reception: officials’ receptions, callback: call-backs.',
    'appeal',
  ),
  'caseKinds/*/letter': f('Letter of the number', 'Numbers begin with it. Each kind has its own.', 'M'),
  'caseKinds/*/name': f('Kind of case', 'Citizens see it by this name.', 'Complaint'),
  'caseKinds/*/form': f('Form', 'Whose questions are asked: the code of the form.', 'appeal'),
  'caseKinds/*/outcomes': f('Outcomes', 'An answer comes to one of these.', 'Granted'),
  'caseKinds/*/days': f('To be answered in, working days', 'The day on which it came does not count. Empty: 15.', '15'),
  'caseKinds/*/extendTo': f(
    'Can be extended to, working days',
    'Counted from the day on which it came: several steps with commas between. Empty: 30.',
    '30',
  ),
  'caseKinds/*/forwardWithin': f(
    'Sent on to others within, working days',
    'Within it staff can, later only a lead. Empty: 3.',
    '3',
  ),
  'caseKinds/*/askPauses': f(
    'A question stops the clock',
    'Days on which the citizen is waited for do not count.',
    'No',
  ),
  'caseKinds/*/confirmDays': f(
    'Confirmed within, days',
    'What somebody filled in with help lapses if it is not confirmed in so many days. Empty: 14.',
    '14',
  ),
  'caseKinds/*/closeAfterDays': f(
    'Closed after, days',
    'For so long after the answer it can be reopened. Empty: 30.',
    '30',
  ),
  'caseKinds/*/filesAtOnce': f(
    'Files at once',
    'So many files can be added in one step: PDF, JPEG or PNG. 0: none. Empty: 5.',
    '5',
  ),
  'caseKinds/*/fileMegabytes': f('File, MB', 'One file can be so large at most. Empty: 5.', '5'),
  'caseKinds/*/keepDays': f(
    'Kept for, days',
    'Names and texts are kept for so long after the end. Empty: 1095.',
    '1095',
  ),
  'caseKinds/*/offered': f('Offered on the page', 'Citizens can pick it on the page of appeals. Not set: yes.', 'Yes'),
  'caseKinds/*/table': f(
    'Decided by the table',
    'Its code: then nobody decides by hand. Empty: people answer.',
    'targeted-assistance',
  ),
  'caseKinds/*/stopped': f('Nothing is decided for now', 'Cases wait until the table may decide again.', 'No'),
  'caseKinds/*/objections': f(
    'An objection becomes',
    'People look at it as a case of this kind. Empty: nobody can object.',
    'Appeal',
  ),
  'caseKinds/*/retrySeconds': f(
    'A register that is down is asked again after, seconds',
    'One try after another, the last again and again. Empty: 60, 300, 1800, 3600.',
    '60, 300',
  ),
  'caseKinds/*/visit/act': f(
    'Visit to the household: form of the record',
    'Where a visit is needed, the code of the form that the visitor fills in. Who visits is drawn by lot. Empty: no visits.',
    'household-visit',
  ),
  'caseKinds/*/visit/question': f(
    'Question that says the district',
    'The code of a question of the form: the department that has this district visits. Empty: the department below.',
    'district',
  ),
  'caseKinds/*/visit/department': f(
    'Department that visits',
    'Its people visit where no department has the district.',
    'Social protection department',
  ),
  'caseKinds/*/visit/mostOpen': f(
    'Visits before one person',
    'Who has as many still to make is not drawn. Empty: 3.',
    '3',
  ),
  'caseTopics/*/id': f('Code', 'The name of the topic in the file.', 'housing'),
  'caseTopics/*/name': f('Topic', 'Citizens pick it from the list.', 'Housing'),
  'caseTopics/*/urgent': f(
    'When it is urgent',
    'Shown to those who pick this topic: what to do instead of writing. Empty: nothing.',
    'For urgent help call 142.',
  ),
  'caseOutcomes/*/id': f(
    'Code',
    'The name in the file. At a reception answered-orally asks for consent, appeal-made registers an appeal.',
    'granted',
  ),
  'caseOutcomes/*/name': f('Outcome', 'The citizen sees it beside the answer.', 'Granted'),
  'caseRouting/*/id': f('Code', 'The name of the row in the file.', 'row-1'),
  'caseRouting/*/kind': f('Kind of case', 'Empty: any.', 'Complaint'),
  'caseRouting/*/topic': f('Topic', 'Empty: any.', 'Housing'),
  'caseRouting/*/words': f(
    'Words of the text',
    'One word a line: one of them is enough. Endings do not matter.',
    'flat',
  ),
  'caseRouting/*/department': f('Department', 'The case goes to it.', 'Housing department'),
  'leaveGrounds/*/id': f('Code', 'The name of the ground in the file.', 'anonymous'),
  'leaveGrounds/*/name': f('Ground', 'The citizen sees it.', 'No author is named'),
  'caseDocuments/*/id': f('Code', 'The name of the kind of document in the file.', 'certificate'),
  'caseDocuments/*/name': f(
    'Document',
    'It is called so on paper and where it is checked.',
    'Certificate of family composition',
  ),
  'caseDocuments/*/kind': f('Kind of case', 'It is issued from these alone. Empty: from any.', 'Request'),
  'caseDocuments/*/text': f(
    'Text',
    'In place of {surname} stands the answer to the question of that code. Where one has no answer, nothing is issued.',
    'This certificate is issued to {surname} {name}.',
  ),
  'caseDocuments/*/keepDays': f('Kept for, days', 'For so long it can be checked. Empty: 365.', '365'),
};
