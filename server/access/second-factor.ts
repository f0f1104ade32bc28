import { createHmac } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { FactorRule } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { SecondFactor } from '../store/second-factor.ts';
import { groupedCode, hashSecret } from './secrets.ts';

/** What those who lead these centres are held to. */
export function strictestRule(centres: readonly Centre[]): FactorRule {
  return centres.some(({ secondFactor }) => secondFactor === 'required') ? 'required' : 'offered';
}

/** What somebody proved to have: the app at a step of time, or one of the recovery codes. */
export type FactorProof = { readonly step: number } | { readonly recovery: string };

/** What the typed text proves at a time (ms since 1970); null if it is no code, or one that was used. */
export function provenBy(factor: SecondFactor, typed: string, now: number): FactorProof | null {
  const code = plain(typed);
  if (!/^[0-9]{6}$/.test(code)) {
    const recovery = hashSecret(code);
    return factor.recovery.includes(recovery) ? { recovery } : null;
  }
  const delta = totp(factor.secret).validate({ token: code, timestamp: now, window: steps });
  const proof = delta === null ? null : { step: stepAt(now) + delta };
  return proof !== null && spentWith(factor, proof, now) !== null ? proof : null;
}

/** The factor once the proof has been used; null if it was used before. A step far ahead was written under a wrong clock and says nothing. */
export function spentWith(factor: SecondFactor, proof: FactorProof, now: number): SecondFactor | null {
  if ('recovery' in proof) {
    const recovery = factor.recovery.filter((hash) => hash !== proof.recovery);
    return recovery.length === factor.recovery.length ? null : { ...factor, recovery };
  }
  const isReal = factor.lastStep <= stepAt(now) + steps;
  return isReal && proof.step <= factor.lastStep ? null : { ...factor, lastStep: proof.step };
}

/** The secret that a session is offered, in base32: the same each time it asks, and nobody else's. */
export function offeredSecret(session: string, user: string): string {
  return new Secret({
    buffer: Uint8Array.from(createHmac('sha256', session).update(`second factor ${user}`).digest()).slice(
      0,
      secretBytes,
    ).buffer,
  }).base32;
}

/** The address that an authenticator app reads from the picture. */
export function appAddress(secret: string, login: string): string {
  return new TOTP({ issuer: 'Növbə', label: login, secret: Secret.fromBase32(secret) }).toString();
}

/** Fresh recovery codes, and what is kept of them. */
export function freshRecovery(): { readonly codes: readonly string[]; readonly hashes: readonly string[] } {
  const codes = Array.from({ length: recoveryCodes }, groupedCode);
  return { codes, hashes: codes.map((code) => hashSecret(plain(code))) };
}

/** Codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 s, as every such app has it), and codes for when it is lost. */
const stepMs = 30_000;
/** A code of the step before or after is good too: clocks differ, and people type slowly. */
const steps = 1;
export const recoveryCodes = 10;
const secretBytes = 20;

const stepAt = (now: number): number => Math.floor(now / stepMs);
const totp = (secret: string): TOTP => new TOTP({ secret: Secret.fromBase32(secret), period: stepMs / 1000 });

/** Letters and digits as they are compared: how they were grouped and written does not matter. */
const plain = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();
