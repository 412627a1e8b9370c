// Times of a page that does not move: in the viewer's zone, with UTC under the pointer as the server wrote it.
import { localize } from './times.js';

localize(document, null);
