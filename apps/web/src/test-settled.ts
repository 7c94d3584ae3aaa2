import type { ComponentFixture } from '@angular/core/testing';

/** After an answer has come: the promises that wait for it run first, then the page draws. */
export async function settled(fixture: ComponentFixture<unknown>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await fixture.whenStable();
}
