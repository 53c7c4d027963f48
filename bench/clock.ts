/** What one piece of work took, in milliseconds: by the clock, and of all threads of this process. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** Runs `work` once. */
export function timed(work: () => void): Cost {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  work();
  return since(wall, cpu);
}

/** As `timed`, for work that is waited for. */
export async function timedAsync(work: () => Promise<void>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  await work();
  return since(wall, cpu);
}

function since(wall: number, cpu: NodeJS.CpuUsage): Cost {
  const elapsed = performance.now() - wall;
  const { user, system } = process.cpuUsage(cpu);
  return { wall: elapsed, cpu: (user + system) / 1000 };
}
