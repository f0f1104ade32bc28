/** What a picture is held to that becomes the logo of a slip. */
export const logoLimits = {
  /** Of its file. */
  bytes: 400_000,
  /** Wide or high. */
  dots: 3000,
  /** How many are kept. */
  files: 200,
} as const;

/** What is wrong with a picture that is not taken. */
export const logoFaults = ['format', 'too-large', 'too-many-dots', 'blank', 'too-many'] as const;
export type LogoFault = (typeof logoFaults)[number];
