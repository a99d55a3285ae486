/** Errors of the API: application/problem+json, RFC 9457. */

import type { components } from "./schema.js";

/** An error as the API writes it. */
export type Problem = components["schemas"]["Problem"];

/** An answer that is an error: which one, and what to do. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  /** @param url The address that was asked. */
  constructor(
    readonly problem: Problem,
    readonly url: string,
  ) {
    const details = (problem.errors ?? []).map((item) => `${item.parameter}: ${item.message} ${item.hint}`);
    super([`${problem.status} ${problem.title}`, ...(details.length ? details : [problem.detail])].join(". "));
  }

  /** The HTTP status, such as 404. */
  get status(): number {
    return this.problem.status;
  }

  /** Read the body of an answer, whoever wrote it: a proxy on the way may answer in a form of its own. */
  static from(response: Response, body: unknown): ProblemError {
    const problem: Problem = isProblem(body)
      ? body
      : {
          type: "about:blank",
          title: response.statusText,
          status: response.status,
          detail: "The answer did not come from the API.",
        };
    return new ProblemError(problem, response.url);
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "status" in body && "detail" in body;
}
