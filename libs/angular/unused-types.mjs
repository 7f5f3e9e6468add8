/**
 * Removes declaration files of the bundler's runtime from the package: ng-packagr writes them although nothing imports them,
 * and what they export is declared nowhere. `pack-check` compiles the declarations that are left.
 */
import { globSync, rmSync } from 'node:fs';

for (const file of globSync('dist/types/*-rolldown-runtime-*')) rmSync(file);
