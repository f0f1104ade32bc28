import { link, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Check } from 'typebox/value';
import { formName } from '../../shared/cases/form-name.ts';
import { Form } from '../../shared/cases/form-schema.ts';
import { newId } from '../ids.ts';
import { readText, syncFile, syncFolder, temporaryEnding } from '../store/durable-file.ts';
import { CannotStore } from '../store/store.ts';

/** Every version of a form that was ever in force, each in a file of its own, `ID@VERSION.json`: answers name the one they answer. */
export interface PastForms {
  /** Null where it was never in force, or where its file cannot be read any more. */
  read(id: string, version: number): Promise<Form | null>;
  /** The highest version that there is of a form; 0 = none. */
  highest(id: string): Promise<number>;
  /** All versions of a form that there are, with when each was kept (ms); the latest first. */
  list(id: string): Promise<readonly { readonly version: number; readonly at: number }[]>;
  /** Keeps it; false where there is one of this version already, whatever it says. Of many who try, on any server, one does. Rejects with CannotStore. */
  keep(form: Form): Promise<boolean>;
}

/** The versions in a folder that is there. */
export function openPastForms(folder: string): PastForms {
  const fileOf = (form: Pick<Form, 'id' | 'version'>): string => join(folder, `${formName(form)}.json`);
  return {
    async read(id, version) {
      const text = await readText(fileOf({ id, version })).catch(() => null);
      const form = text === null ? null : parsed(text);
      return Check(Form, form) && form.id === id && form.version === version ? form : null;
    },
    highest: async (id) => Math.max(0, ...(await versionsIn(folder, id))),
    async list(id) {
      const versions = [...(await versionsIn(folder, id))].sort((a, b) => b - a);
      return Promise.all(
        versions.map(async (version) => ({ version, at: (await stat(fileOf({ id, version }))).mtimeMs })),
      );
    },
    keep: (form) => keepOnce(folder, fileOf(form), form),
  };
}

const versionsIn = async (folder: string, id: string): Promise<readonly number[]> =>
  (await readdir(folder)).flatMap((file) => {
    const { name, version } = fileName.exec(file)?.groups ?? {};
    return name === id ? [Number(version)] : [];
  });

const keepOnce = async (folder: string, file: string, form: Form): Promise<boolean> => {
  const part = join(folder, `.${newId()}${temporaryEnding}`);
  try {
    await writeFile(part, `${JSON.stringify(form, null, 2)}\n`, { mode: 0o600 });
    await syncFile(part);
    // Unlike a renaming, a link never takes the place of what is there.
    await link(part, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw new CannotStore(`${file} cannot be written: ${String(error)}`, { cause: error });
  } finally {
    await rm(part, { force: true });
  }
  await syncFolder(folder);
  return true;
};

const fileName = /^(?<name>[a-z0-9-]+)@(?<version>[1-9][0-9]{0,6})\.json$/;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
