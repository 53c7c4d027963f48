/** What is asked of the worker: what is given, and what is answered. */
export interface Call<Params, Result> {
  readonly params: Params;
  readonly result: Result;
}
