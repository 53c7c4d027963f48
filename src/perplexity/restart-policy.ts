export interface RestartLimits {
  /** How often in a row it may die without a single result. */
  readonly mostInVain: number;
  /** How often it may die while it runs one row alone. */
  readonly mostForRow: number;
  /** Milliseconds before the first restart in vain; each next one takes twice as long. */
  readonly delay: number;
}

export const usualLimits: RestartLimits = { mostInVain: 4, mostForRow: 2, delay: 200 };

/** Says whether a process that has died is started again. */
export class RestartPolicy {
  constructor(
    private readonly limits: RestartLimits,
    private readonly inVain = 0,
  ) {}

  /** Milliseconds to wait before the process is started. */
  get delay(): number {
    return this.inVain < 2 ? 0 : this.limits.delay * 2 ** (this.inVain - 2);
  }

  /** What holds after another death, `progressed` if there was a result since the last; undefined to give up. */
  next(progressed: boolean): RestartPolicy | undefined {
    const inVain = progressed ? 1 : this.inVain + 1;
    return inVain > this.limits.mostInVain ? undefined : new RestartPolicy(this.limits, inVain);
  }
}
