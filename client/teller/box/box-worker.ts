/** Opens the envelopes that it is given, beside the page. */
import { openBatch, type Job } from './hands.ts'

addEventListener('message', ({ data }: MessageEvent<Job>) => postMessage(openBatch(data)))
