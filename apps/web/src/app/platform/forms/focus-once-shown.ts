import { afterNextRender, ElementRef, inject } from '@angular/core';

/** The next thing to type has the focus when a step takes the place of another: otherwise the focus would be lost. */
export function focusOnceShown(selector: string): void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef);
  afterNextRender(() => host.nativeElement.querySelector<HTMLElement>(selector)?.focus());
}
