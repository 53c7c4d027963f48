/** An operator of Data-Juicer with all its parameters. */
export interface Operator {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}
