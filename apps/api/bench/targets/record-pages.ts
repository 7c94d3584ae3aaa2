import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { recordStatements } from './record-statements.js';

/** `record-pages <file> <cookie>`: reads the paths from the file and leaves their statements in it. */
const [, , file = '', cookie = ''] = process.argv;
const paths = JSON.parse(readFileSync(file, 'utf8')) as string[];
writeFileSync(file, serialize(await recordStatements(process.env, paths, cookie)));
process.send?.({ port: 0 });
process.once('disconnect', () => process.exit(0));
