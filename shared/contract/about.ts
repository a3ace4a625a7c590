/** What About tells, written by the build into the page's own folder. */
export interface About {
  version: string;
  /** The text of Yardstick's own licence. */
  licence: string;
  /** All that is shipped and was made by others, by name. */
  packages: ShippedPackage[];
}

export interface ShippedPackage {
  name: string;
  version: string;
  /** Its licence's SPDX expression. */
  licence: string;
  /** The licence's text as its authors publish it; null where they leave it off. */
  text: string | null;
}

/** The file, beside the page. */
export const ABOUT_FILE = 'about.json';
