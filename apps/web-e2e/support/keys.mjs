/** Works a page by keys alone: the pointer is taken away and every press is counted apart from what is typed. */
export async function byKeysAlone(page) {
  for (const act of ['click', 'dblclick', 'down', 'move']) {
    page.mouse[act] = () => {
      throw new Error('This journey is walked without a pointer');
    };
  }
  let pressed = 0;
  const goTo = async (locator, key) => {
    await locator.waitFor();
    for (let step = 0; step < 120; step += 1) {
      if (await locator.evaluate((element) => element.contains(document.activeElement))) return;
      await page.keyboard.press(key);
      pressed += 1;
    }
    throw new Error(`${key} never reached ${locator}`);
  };
  return {
    pressed: () => pressed,
    async press(key, times = 1) {
      for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
      pressed += times;
    },
    type: (text) => page.keyboard.type(text),
    /** Goes on with Tab until the focus is on it or in it. */
    reach: (locator) => goTo(locator, 'Tab'),
    back: (locator) => goTo(locator, 'Shift+Tab'),
    /** Goes on with Tab until the named control has the focus. */
    async tabTo(path) {
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab');
        pressed += 1;
        if (await page.evaluate((wanted) => !!document.activeElement.closest(`[id="${wanted}"]`), path)) return;
      }
      throw new Error(`Tab never reached ${path}`);
    },
  };
}
