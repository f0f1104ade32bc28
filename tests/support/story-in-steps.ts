import { test } from 'vitest';
import { shownNow } from './pages-open.ts';

/**
 * One story at one place, told in steps: each begins where the one before ended, so together they are one test. What goes
 * wrong says in which step, and what the pages showed.
 */
export function openStory() {
  const steps: { readonly name: string; readonly run: Run }[] = [];
  let within = '';
  return {
    part(name: string, tell: () => void): void {
      within = `${name}: `;
      tell();
      within = '';
    },
    step(name: string, run: Run): void {
      steps.push({ name: `${within}${name}`, run });
    },
    tell(name: string): void {
      test(name, { timeout: steps.length * 240_000 }, async () => {
        for (const step of steps) {
          try {
            await step.run();
          } catch (error) {
            if (error instanceof Error) error.message = `[${step.name}] ${error.message}\n${await shownNow()}`;
            throw error;
          }
        }
      });
    },
  };
}

type Run = () => Promise<unknown> | unknown;
