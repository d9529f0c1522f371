import Dispatch

/// A thread of one job's own.
///
/// Tasks share as many threads as there are cores. While another program holds the library, what waits for it takes all of
/// them, and an answer that was paid for must not stand in that line.
package final class JobExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "visualizer.job")

  package init() {}

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
