import { randomUUID } from 'node:crypto';
import { Refusal } from '#shared/contract/failure.ts';
import type { Place } from '#shared/contract/methods.ts';

/**
 * The files that a person chose in a dialog of the shell, by handles that give nothing away: a window that names
 * a file it was not given gets nowhere.
 */
export class Places {
  readonly #paths = new Map<Place, string>();

  /** For the shells only: a handle for an absolute path. */
  register(path: string): Place {
    const place = randomUUID() as string as Place;
    this.#paths.set(place, path);
    return place;
  }

  /** The path behind a handle; refuses one that was not given out. */
  path(place: Place): string {
    const path = this.#paths.get(place);
    if (path === undefined) throw new Refusal('notFound', 'This file is no longer at hand. Choose it again.');
    return path;
  }
}
