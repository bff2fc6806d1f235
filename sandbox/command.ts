/** A command line's whole number; undefined where it was left out. */
export function wholeOption<Name extends string>(
  values: Readonly<Partial<Record<Name, string>>>,
  name: Name,
): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Error(`--${name} needs a whole number`);
  return Number(text);
}

/** Only what was given, so that the rest keeps its default. */
export function given<Value>(
  options: Readonly<Record<string, Value | undefined>>,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(options).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}

/** Says where the sandbox is, and closes it when the process is asked to end. */
export function announce(sandbox: { readonly url: string; close(): Promise<void> }): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void sandbox.close();
    });
  }
  process.stdout.write(`${JSON.stringify({ url: sandbox.url, pid: process.pid })}\n`);
}
