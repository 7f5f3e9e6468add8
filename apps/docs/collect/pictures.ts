/** Pictures in the guides: where a document says `<!-- picture: name: description -->`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = /^<!-- picture: (?<name>[\w-]+): (?<description>.+) -->$/gm;
const FILE = /^(?<picture>[\w-]+)@(?<density>\d)x\.png$/;

/** In pixels of CSS, so that the page keeps room for what has not been loaded. */
export interface Picture {
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

/** Where width and height stand in every PNG, each in four bytes. */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;

/** The pictures that were made, by name, theme and language: `form-phone-dark-zh`. */
export function listPictures(folder: string): ReadonlyMap<string, Picture> {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    files.flatMap((file) => {
      const { picture, density } = FILE.exec(file)?.groups ?? {};
      if (!picture) return [];
      const bytes = readFileSync(join(folder, file));
      const width = bytes.readUInt32BE(WIDTH_AT) / Number(density);
      const height = bytes.readUInt32BE(HEIGHT_AT) / Number(density);
      return [[picture, { file, width, height }]];
    }),
  );
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * A page with its pictures, each in both themes. Without any pictures, as on a machine that has no browser to make them,
 * the marks stay comments.
 */
export function withPictures(
  text: string,
  language: 'en' | 'zh',
  available: ReadonlyMap<string, Picture>,
): string {
  if (available.size === 0) return text;
  return text.replace(MARK, (_mark, name: string, description: string) => {
    const find = (theme: 'light' | 'dark') => {
      const picture =
        available.get(`${name}-${theme}-${language}`) ?? available.get(`${name}-${theme}-en`);
      if (!picture) throw new Error(`There is no picture ${name} of the theme ${theme}.`);
      return picture;
    };
    const { file, width, height } = find('light');
    return `<ThemedPicture light="${file}" dark="${find('dark').file}" alt="${escape(description)}" width="${width}" height="${height}" />`;
  });
}
