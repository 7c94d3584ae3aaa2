process.env.LOG_LEVEL ??= 'silent';
// Nest is ES modules only, and Jest cannot load it for the first time from inside a CommonJS package that asks for it.
await import('reflect-metadata');
await import('@nestjs/common');
await import('@nestjs/core');
