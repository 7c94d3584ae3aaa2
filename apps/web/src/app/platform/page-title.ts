import { effect, inject, Service, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { Texts } from './texts/texts';

/**
 * A tab's title shows on a shared screen, in the history and in a task bar. It is one neutral word for the page and
 * never a name, a reference or what the service is for.
 */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly texts = inject(Texts);
  private readonly key = signal('title.default');

  constructor() {
    super();
    effect(() => this.title.setTitle(this.texts.get(this.key())));
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.key.set(this.buildTitle(state) ?? 'title.default');
  }
}
