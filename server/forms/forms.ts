import { Check } from 'typebox/value';
import { contactFault, findFormFault } from '../../shared/cases/form-check.ts';
import { Form } from '../../shared/cases/form-schema.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/refusals.ts';
import { documentDigest } from '../centre/config-digests.ts';
import { firstFault } from '../centre/first-fault.ts';
import { openSharedDocuments, type SharedDocuments, type SharedDocumentsParts } from '../centre/shared-documents.ts';
import { languages } from '../languages.ts';
import { makeFolder } from '../store/durable-file.ts';
import { openPastForms, type PastForms } from './past-forms.ts';
import { shippedForms } from './shipped-forms.ts';

/** [FO1] The forms that centres share, each in a file of DATA_DIR/forms; what is put is the next version of its form. */
export interface Forms extends SharedDocuments<Form> {
  /** What `ID@VERSION` said, or the form in force for an id alone; null if there is none. */
  named(name: string): Promise<Form | null>;
  /** All versions of a form, with when each was kept (ms); the latest first. */
  versions(id: string): ReturnType<PastForms['list']>;
}

/** Opens the folder, makes the forms that ship where they are missing, and takes in what is edited by hand. */
export async function openForms(folder: string, parts: SharedDocumentsParts): Promise<Forms> {
  await makeFolder(folder);
  const past = openPastForms(folder);
  const documents = await openSharedDocuments(
    folder,
    {
      ...{ folder: 'forms', noun: 'form', check: checkForm },
      shipped: await Promise.all(shippedForms.map((form) => latestOf(past, form))),
      admit: (form: Form) => admit(past, form),
      renew: (form: Form, inForce: Form | null) => renew(past, form, inForce),
    },
    parts,
  );
  return {
    ...documents,
    versions: past.list,
    async named(name) {
      const { id, version } = formName.exec(name)?.groups ?? {};
      const inForce = documents.find(id ?? '');
      if (id === undefined || version === undefined || inForce?.version === Number(version)) return inForce;
      return past.read(id, Number(version));
    },
  };
}

/** [FO1] A form of the right shape whose parts fit each other; refuses `bad-config` with the path of the first fault. */
export function checkForm(document: unknown, id: string): Result<Form> {
  if (!Check(Form, document)) {
    const { path, complaint } = firstFault(Form, document) ?? { path: '', complaint: 'is no form' };
    return badForm(path.slice(1), complaint);
  }
  if (document.id !== id) return badForm('id', `must be "${id}"`);
  const fault = findFormFault(document, [...languages.keys()]) ?? contactFault(document);
  if (fault !== null) return badForm(fault.path, fault.complaint);
  return ok(document);
}

const formName = /^(?<id>[a-z0-9-]+)(?:@(?<version>[1-9][0-9]{0,6}))?$/;

const badForm = (path: string, complaint: string) =>
  refuse('bad-config', `${path || 'the document'}: ${complaint}`, { path });

const saysTheSame = (one: Form, other: Form): boolean =>
  documentDigest({ ...one, version: 0 }) === documentDigest({ ...other, version: 0 });

/** The latest version that was kept of a form that ships; the one that ships where none was. */
const latestOf = async (past: PastForms, form: Form): Promise<Form> => {
  for (let version = await past.highest(form.id); version > 0; version -= 1) {
    const kept = await past.read(form.id, version);
    if (kept !== null && checkForm(kept, form.id).ok) return kept;
  }
  return form;
};

/** The next version, kept; null where another server has just kept one. What says the same as is in force is no other version. */
const renew = async (past: PastForms, form: Form, inForce: Form | null): Promise<Form | null> => {
  if (inForce !== null && saysTheSame(form, inForce)) return inForce;
  const next = { ...form, version: (await past.highest(form.id)) + 1 };
  return (await past.keep(next)) ? next : null;
};

/** Never two contents under one version: what comes into force is kept beforehand, or says what its version has said already. */
const admit = async (past: PastForms, form: Form): Promise<Refusal | null> => {
  const { id, version } = form;
  const highest = await past.highest(id);
  const isNext = highest === 0 || version === highest + 1;
  if (isNext && (await past.keep(form))) return null;
  const kept = await past.read(id, version);
  if (kept !== null && documentDigest(kept) === documentDigest(form)) return null;
  const next = (await past.highest(id)) + 1;
  return badForm('version', `must be ${next}: what is changed is the next version`).refusal;
};
