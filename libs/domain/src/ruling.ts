/** What a rule answers: yes with what follows from it, or no with a code that screen and API put into one sentence. */
export type Ruling<T = void, C extends string = string> = Allowed<T> | Refused<C>;

export interface Allowed<T = void> {
  ok: true;
  value: T;
}

export interface Refused<C extends string = string> {
  ok: false;
  refusal: C;
}

export function allowed(): Allowed<void>;
export function allowed<T>(value: T): Allowed<T>;
export function allowed<T>(value?: T): Allowed<T | undefined> {
  return { ok: true, value };
}

export function refused<C extends string>(refusal: C): Refused<C> {
  return { ok: false, refusal };
}
