export async function alpaca(_: readonly string[]): Promise<void> {}
