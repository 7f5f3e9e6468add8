/**
 * An Nx plugin that writes what each task of a run did into the file named by TASK_RESULTS: that is how npm test counts
 * tests and prints its summary. It is JavaScript because Nx loads it.
 */
import { writeFileSync } from 'node:fs';

/**
 * What Nx reports about the tasks of a run, as far as it is read here.
 * @typedef {object} Finished
 * @property {Record<string, {
 *   task: { target: { project: string, target: string }, startTime?: number, endTime?: number },
 *   status: string,
 *   code?: number,
 *   terminalOutput?: string,
 * }>} taskResults
 */

export default {
  name: 'task-results',
  /**
   * @param {unknown} _options
   * @param {Finished} finished
   */
  async postTasksExecution(_options, { taskResults }) {
    const file = process.env['TASK_RESULTS'];
    if (!file) return;
    const results = Object.values(taskResults).map(({ task, status, code, terminalOutput }) => ({
      project: task.target.project,
      target: task.target.target,
      status,
      code,
      seconds: ((task.endTime ?? 0) - (task.startTime ?? 0)) / 1000,
      output: terminalOutput ?? '',
    }));
    writeFileSync(file, JSON.stringify(results));
  },
};
