import CNcurses

/// How the process holds its memory.
package enum ProcessMemory {
  /// Has pictures and answers give back what they took as soon as they are gone. Otherwise the C library learns from the
  /// first of them to keep such blocks: ten megabytes after one picture. For a program that runs for hours; one that ends
  /// soon is faster without. To be called before the first large block.
  package static func returnLargeBlocks() { cn_memory_return_large_blocks() }
}
