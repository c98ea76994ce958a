/** Loaded at the desk: from now on this browser asks, below an article, what a colleague may do there. */

import { remember } from "./storage.js"

remember("localStorage", "at-desk", true)
