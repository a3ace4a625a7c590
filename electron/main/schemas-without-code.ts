/**
 * The data process tries each schema a few times: zod's way of writing a function for every one takes longer than it
 * saves. A schema made before this is said still writes its own.
 */
import { z } from 'zod';

z.config({ jitless: true });
