import type { Page } from 'playwright-core';
import type { RouteBody } from '../../shared/routes.ts';
import { addClerk, clerkPassword, type HallServer } from './hall.ts';

/** Lets in somebody of the staff with what they do beside calling visitors, under `clerkPassword`. */
export async function addOfficer(hall: HallServer, login: string, edit: RouteBody<'editUser'>): Promise<void> {
  await addClerk(hall, login);
  const added = (await hall.ask('users')).find(({ user }) => user === login);
  await hall.ask('editUser', { user: added?.id ?? '' }, edit);
}

/** Signs somebody in on a page that asks for it, in Azerbaijani. */
export async function signInOn(page: Page, login: string, password: string = clerkPassword): Promise<void> {
  await page.getByLabel('İstifadəçi adı').fill(login);
  await page.getByLabel('Parol', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Daxil ol', exact: true }).click();
}
