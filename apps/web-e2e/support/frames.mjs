/** What is drawn by the next frames waits for no answer of a server; how long a frame takes is the machine's affair. */
export const AT_ONCE = 3;
/** Enough for whatever does wait to be caught by the assertion and not by a hanging test. */
const GIVEN_UP = 600;

/** How many frames pass between an act on the page and what it shows. Both are functions of the page; they take the argument. */
export function framesUntil(page, act, isDone, argument = null) {
  return page.evaluate(`(async (argument) => {
    const isDone = ${isDone};
    (${act})(argument);
    let frames = 0;
    while (!isDone(argument) && frames < ${GIVEN_UP}) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames += 1;
    }
    return frames;
  })(${JSON.stringify(argument)})`);
}
