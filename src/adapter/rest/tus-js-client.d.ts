/** The protocol alone: the package's own entry looks for `localStorage` when it is loaded, which belongs to the host. */
declare module 'tus-js-client/lib.esm/upload.js' {
  import { Upload, type UploadOptions } from 'tus-js-client';

  // eslint-disable-next-line import-x/no-default-export -- that is how the package exports it
  export default class BaseUpload extends Upload {
    static readonly defaultOptions: UploadOptions;
  }
}
