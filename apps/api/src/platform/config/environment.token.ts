/** Under this token Nest hands out the {@link Environment}. */
export const ENVIRONMENT = Symbol('ENVIRONMENT');
