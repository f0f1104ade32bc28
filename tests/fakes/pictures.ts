import { PNG } from 'pngjs';

/** Pictures that somebody may choose for a logo. */

/** A PNG with this shade (0 black to 255 white) at each dot. */
export function pngOf(width: number, height: number, shade: (x: number, y: number) => number): Buffer {
  const png = new PNG({ width, height });
  for (let at = 0; at < width * height; at += 1) {
    const grey = shade(at % width, Math.floor(at / width));
    png.data.set([grey, grey, grey, 255], at * 4);
  }
  return PNG.sync.write(png);
}

/** A black ring on white, 200 dots wide. */
export const ring = pngOf(200, 200, (x, y) => {
  const far = Math.hypot(x - 99.5, y - 99.5);
  return far < 95 && far > 60 ? 0 : 255;
});

/** A JPEG of 40 × 20 dots that goes from black to white. */
export const shadedJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/wAALCAAUACgBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAZEAACAwEAAAAAAAAAAAAAAAAAFQITYVH/2gAIAQEAAD8An1+BfgX4F+BfhVr8C/AvwL8C/CkphwUw4KYcFMOCmHD/2Q==',
  'base64',
);
