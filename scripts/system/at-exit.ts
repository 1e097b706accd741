const undo = new Set<() => void>()

function runAll(): void {
  for (const task of undo) {
    try {
      task()
    } catch {
      // The process is ending; the other tasks still have to run.
    }
  }
}

/**
 * Undo something also when the process ends in another way than by a return.
 *
 * @param task synchronous, called at most once when the process exits
 * @returns a function that takes the task back
 */
export function atExit(task: () => void): () => void {
  if (undo.size === 0) process.on('exit', runAll)
  undo.add(task)
  return () => {
    undo.delete(task)
    if (undo.size === 0) process.off('exit', runAll)
  }
}
